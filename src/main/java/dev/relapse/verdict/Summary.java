package dev.relapse.verdict;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The content of {@code summary.json}: everything that one Maven run did.
 *
 * @param run the run's token
 * @param started when the run began
 * @param ok whether every entry is ok
 * @param replays sorted by scenario and variant
 */
@JsonIgnoreProperties(value = "rates", allowGetters = true)
public record Summary(String run, Instant started, boolean ok, List<SummaryEntry> replays) {

    public Summary {
        replays = List.copyOf(replays);
    }

    static Summary empty(SummaryRun run) {
        return new Summary(run.token(), run.started(), true, List.of());
    }

    /** How often what was replayed several times showed the incident and recovered. */
    @JsonProperty("rates")
    public List<Rate> rates() {
        return Rate.of(replays);
    }

    /** With {@code entry} added, in the place of an earlier entry for the same replay. */
    Summary with(SummaryEntry entry) {
        List<SummaryEntry> all = new ArrayList<>(replays);
        all.removeIf(entry::isSameReplay);
        all.add(entry);
        all.sort(Comparator.comparing(SummaryEntry::scenario).thenComparing(SummaryEntry::variant));
        return new Summary(run, started, all.stream().allMatch(SummaryEntry::ok), all);
    }
}
