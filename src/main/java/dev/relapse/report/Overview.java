package dev.relapse.report;

import dev.relapse.verdict.Summary;
import dev.relapse.verdict.SummaryEntry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that one Maven run replayed, and what changed since an earlier run.
 *
 * @param summary of this run
 * @param previous of the run to compare with, if one was named
 */
public record Overview(Summary summary, Optional<Summary> previous) {

    /** One replay whose verdict is not that of the earlier run. */
    public record Change(SummaryEntry before, SummaryEntry now) {}

    public Overview {
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(previous, "previous");
    }

    /** Replays of both runs that ended otherwise this time, in the summary's order. */
    public List<Change> changes() {
        return summary.replays().stream()
                .flatMap(
                        now ->
                                before(now)
                                        .filter(b -> !b.verdict().equals(now.verdict()))
                                        .map(b -> new Change(b, now))
                                        .stream())
                .toList();
    }

    /** What controls have shown of fixes, in the summary's order. */
    public List<ControlFinding> controls() {
        return summary.replays().stream()
                .filter(entry -> entry.occasion().control() != null)
                .map(entry -> new ControlFinding(entry.occasion().control(), entry))
                .toList();
    }

    /** Replays that leave Maven red, in the summary's order. */
    public List<SummaryEntry> red() {
        return summary.replays().stream().filter(entry -> !entry.ok()).toList();
    }

    /** One sentence: how many replays, and how many of them are red or did not run. */
    public String inOneSentence() {
        long notRun =
                summary.replays().stream()
                        .filter(entry -> entry.verdict().equals(SummaryEntry.NOT_RUN))
                        .count();
        return summary.replays().size()
                + (summary.replays().size() == 1 ? " replay, " : " replays, ")
                + red().size()
                + " red"
                + (notRun == 0 ? "" : ", " + notRun + " not run here");
    }

    private Optional<SummaryEntry> before(SummaryEntry now) {
        return previous.stream()
                .flatMap(summaryThen -> summaryThen.replays().stream())
                .filter(
                        entry ->
                                entry.scenario().equals(now.scenario())
                                        && entry.variant().equals(now.variant()))
                .findFirst();
    }
}
