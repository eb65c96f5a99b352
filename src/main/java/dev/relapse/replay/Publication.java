package dev.relapse.replay;

import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Variant;
import dev.relapse.evidence.EvidenceFolder;
import dev.relapse.report.EvidenceFile;
import dev.relapse.report.Link;
import dev.relapse.report.Overview;
import dev.relapse.report.OverviewWriter;
import dev.relapse.report.ReportPage;
import dev.relapse.report.ReportWriter;
import dev.relapse.report.RerunCommand;
import dev.relapse.timeline.RelationFile;
import dev.relapse.timeline.SeriesFile;
import dev.relapse.timeline.Timeline;
import dev.relapse.verdict.Occasion;
import dev.relapse.verdict.Summary;
import dev.relapse.verdict.SummaryEntry;
import dev.relapse.verdict.SummaryFile;
import dev.relapse.verdict.SummaryWriter;
import dev.relapse.verdict.Verdict;
import dev.relapse.verdict.VerdictFile;
import dev.relapse.verdict.VerdictWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes verdict, report and summary of one replay. */
record Publication(ScenarioDefinition definition, Variant variant, ReplayFolder folder) {

    /** Names the {@code summary.json} of the run to compare with. */
    static final String PREVIOUS = "relapse.previous";

    /** Writes all of it; the summary of everything so far. */
    Summary write(VerdictFile verdict, Timeline timeline) {
        try {
            VerdictWriter.write(folder.path(), verdict);
            Path evidence = Files.createDirectories(folder.evidence());
            SeriesFile.write(evidence, timeline.series());
            RelationFile.write(evidence, timeline.relations());
            ReportWriter.write(folder.report(), page(verdict, timeline));
            return summarize(
                    SummaryEntry.ran(verdict, ReplayFolder.root().relativize(folder.report())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the results to " + folder.path(), e);
        }
    }

    void writeNotRun(NotHere why) {
        try {
            summarize(
                    SummaryEntry.notRun(
                            definition.id(),
                            variant.label(),
                            variant.expected(),
                            why.reason(),
                            why.remedy(),
                            false,
                            variant.occasion()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the summary", e);
        }
    }

    private static Summary summarize(SummaryEntry entry) throws IOException {
        Path folder = ReplayFolder.root();
        Optional<Summary> previous = previous();
        return new SummaryWriter(folder)
                .add(
                        entry,
                        summary -> OverviewWriter.write(folder, new Overview(summary, previous)));
    }

    private static Optional<Summary> previous() throws IOException {
        String file = System.getProperty(PREVIOUS, "");
        return file.isBlank() ? Optional.empty() : Optional.of(SummaryFile.read(Path.of(file)));
    }

    private ReportPage page(VerdictFile verdict, Timeline timeline) throws IOException {
        return new ReportPage(
                verdict,
                definition.title(),
                definition.links().stream()
                        .map(link -> new Link(link.title(), URI.create(link.url())))
                        .toList(),
                timeline,
                evidence(),
                (variant.name().equals(definition.main().name())
                                ? RerunCommand.of(definition.id())
                                : RerunCommand.of(definition.id(), variant.name()))
                        + choices(),
                variant.expected() == Verdict.RECOVERED || !definition.declares(variant)
                        ? Optional.empty()
                        : Optional.of(variant.title()));
    }

    /** What the user chose beyond the variant; what it declares itself is no choice. */
    private String choices() {
        Occasion occasion = variant.occasion();
        return definition.declares(variant)
                ? Occasion.PLAIN.as(occasion.repetition()).options()
                : (occasion.subject() == null ? variant.candidates().options() : "")
                        + occasion.options();
    }

    private List<EvidenceFile> evidence() throws IOException {
        List<EvidenceFile> files = new ArrayList<>();
        for (Path file : new EvidenceFolder(folder.evidence()).files()) {
            files.add(
                    new EvidenceFile(file.toString(), "", Files.size(folder.path().resolve(file))));
        }
        return files;
    }
}
