package dev.relapse.report;

import dev.relapse.report.chart.Chart;
import dev.relapse.report.chart.RelationPlot;
import dev.relapse.timeline.Timeline;
import dev.relapse.verdict.VerdictFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code report.html} shows.
 *
 * @param verdict the content of {@code verdict.json}
 * @param title the post-mortem's title
 * @param links to what was published about the incident
 * @param timeline phases, marks and series
 * @param files the evidence, listed in this order
 * @param rerun the command that replays this again; see {@link RerunCommand}
 * @param expectedBecause why a verdict other than RECOVERED is the right answer, as the end of a
 *     sentence; empty for a general explanation
 */
public record ReportPage(
        VerdictFile verdict,
        String title,
        List<Link> links,
        Timeline timeline,
        List<EvidenceFile> files,
        String rerun,
        Optional<String> expectedBecause) {

    public ReportPage {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(timeline, "timeline");
        Objects.requireNonNull(expectedBecause, "expectedBecause");
        if (title.isBlank() || rerun.isBlank()) {
            throw new IllegalArgumentException(
                    "a report needs a title and the command that runs it again");
        }
        links = List.copyOf(links);
        files = List.copyOf(files);
    }

    /** The verdict in words. */
    public Judgement judgement() {
        return new Judgement(verdict, expectedBecause);
    }

    /** The three proofs, those that were not sought included. */
    public List<ProofView> proofs() {
        return Stream.of("healthy", "failing", "recovered")
                .map(name -> ProofView.of(name, verdict.proofs()))
                .toList();
    }

    /** The time axis with its plots, or empty when no time was recorded. */
    public Optional<Chart> chart() {
        return Chart.of(timeline, verdict.proofs());
    }

    /** What sweeps found. */
    public List<RelationPlot> relations() {
        return timeline.relations().stream().map(RelationPlot::of).toList();
    }
}
