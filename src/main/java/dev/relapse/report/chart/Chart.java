package dev.relapse.report.chart;

import dev.relapse.report.Say;
import dev.relapse.report.chart.Band.Stretch;
import dev.relapse.timeline.Timeline;
import dev.relapse.verdict.VerdictFile.ProofRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One time axis with all that happened on it.
 *
 * @param axis the axis
 * @param phases what the harness did
 * @param proofs the windows in which proofs were sought
 * @param marks moments
 * @param plots what was measured
 */
public record Chart(
        TimeAxis axis,
        List<Band> phases,
        List<Band> proofs,
        List<MarkView> marks,
        List<Plot> plots) {

    private static final int BAND = 24;
    private static final int MARK = 20;

    /** The chart, or empty when no time at all was recorded. */
    public static Optional<Chart> of(Timeline timeline, List<ProofRecord> proofs) {
        List<Stretch> phases =
                timeline.spans().stream()
                        .map(span -> new Stretch(span.name(), span.from(), span.until()))
                        .toList();
        List<Stretch> windows =
                proofs.stream()
                        .map(proof -> new Stretch(proof.name(), proof.from(), proof.until()))
                        .toList();
        List<Instant> times =
                Stream.of(
                                Stream.concat(phases.stream(), windows.stream())
                                        .flatMap(s -> Stream.of(s.from(), s.until())),
                                timeline.marks().stream().map(Timeline.Mark::at),
                                timeline.series().stream()
                                        .flatMap(series -> series.points().stream())
                                        .map(Timeline.Point::at))
                        .flatMap(each -> each)
                        .sorted()
                        .toList();
        if (times.isEmpty()) {
            return Optional.empty();
        }
        TimeAxis axis = new TimeAxis(times.get(0), times.get(times.size() - 1));
        return Optional.of(
                new Chart(
                        axis,
                        Band.of(axis, phases),
                        Band.of(axis, windows),
                        MarkView.of(axis, timeline.marks()),
                        Plot.all(timeline.series(), timeline::levels, axis)));
    }

    /** When the axis begins. */
    public String begins() {
        return Say.utc(axis.from());
    }

    public boolean hasGaps() {
        return plots.stream().anyMatch(plot -> !plot.gaps().isEmpty());
    }

    public int phasesHeight() {
        return BAND * rows(phases);
    }

    public int proofsHeight() {
        return BAND * rows(proofs);
    }

    public int marksHeight() {
        return 6 + MARK * (1 + marks.stream().mapToInt(MarkView::lane).max().orElse(0));
    }

    /** The top of a row of bands, in px. */
    public static int bandTop(int lane) {
        return BAND * lane;
    }

    /** The middle of a row of marks, in px. */
    public static int markMiddle(int lane) {
        return 6 + MARK * lane + MARK / 2;
    }

    private static int rows(List<Band> bands) {
        return 1 + bands.stream().mapToInt(Band::lane).max().orElse(0);
    }
}
