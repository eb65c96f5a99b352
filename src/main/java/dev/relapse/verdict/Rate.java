package dev.relapse.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How often a variant showed the incident, and apart from that how often it recovered. Both are
 * counted of the replays that could tell: one that ended before, or on a machine too busy, tells
 * nothing.
 *
 * @param scenario the scenario's id
 * @param variant the variant's name, and the candidates if it judged any
 * @param replays how many ran
 * @param reproduced how many showed the incident
 * @param couldReproduce how many could tell whether they did
 * @param recovered how many recovered
 * @param couldRecover how many could tell whether they did
 */
public record Rate(
        String scenario,
        String variant,
        int replays,
        int reproduced,
        int couldReproduce,
        int recovered,
        int couldRecover) {

    /** Those of the entries that are part of a series, in the order of the entries. */
    public static List<Rate> of(List<SummaryEntry> entries) {
        Map<List<String>, List<SummaryEntry>> series = new LinkedHashMap<>();
        for (SummaryEntry entry : entries) {
            if (entry.occasion().repetition() != null
                    && !entry.verdict().equals(SummaryEntry.NOT_RUN)) {
                series.computeIfAbsent(
                                List.of(entry.scenario(), seriesOf(entry)),
                                key -> new ArrayList<>())
                        .add(entry);
            }
        }
        return series.entrySet().stream()
                .map(one -> of(one.getKey().get(0), one.getKey().get(1), one.getValue()))
                .toList();
    }

    private static Rate of(String scenario, String variant, List<SummaryEntry> series) {
        return new Rate(
                scenario,
                variant,
                series.size(),
                (int) series.stream().filter(e -> Boolean.TRUE.equals(e.reproduced())).count(),
                (int)
                        series.stream()
                                .map(SummaryEntry::reproduced)
                                .filter(Objects::nonNull)
                                .count(),
                (int) series.stream().filter(e -> Boolean.TRUE.equals(e.recovered())).count(),
                (int)
                        series.stream()
                                .map(SummaryEntry::recovered)
                                .filter(Objects::nonNull)
                                .count());
    }

    private static String seriesOf(SummaryEntry entry) {
        String tail = ", " + entry.occasion().repetition().label();
        return entry.variant().endsWith(tail)
                ? entry.variant().substring(0, entry.variant().length() - tail.length())
                : entry.variant();
    }

    /** Such as {@code reproduced 5 of 5, recovered 4 of 5}; what could not tell is said, too. */
    public String inWords() {
        return "reproduced "
                + share(reproduced, couldReproduce)
                + ", recovered "
                + share(recovered, couldRecover);
    }

    private String share(int seen, int could) {
        return seen
                + " of "
                + could
                + (could == replays ? "" : " (" + (replays - could) + " could not tell)");
    }
}
