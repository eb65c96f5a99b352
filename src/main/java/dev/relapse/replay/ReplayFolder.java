package dev.relapse.replay;

import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Variant;
import dev.relapse.file.Folders;
import dev.relapse.project.Project;
import dev.relapse.verdict.Recorded;
import dev.relapse.verdict.Repetition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a replay leaves its verdict, report and evidence. */
public record ReplayFolder(Path path) {

    /** The folder of all results. */
    public static Path root() {
        return Project.ofThisJvm().results();
    }

    /**
     * The main variant's results lie in the scenario's own folder, the others' and those on
     * candidate versions below it, and each of a series in a folder of its own.
     */
    public static ReplayFolder of(ScenarioDefinition definition, Variant variant) {
        Path scenario = root().resolve(definition.id());
        Path plain =
                variant.name().equals(definition.main().name())
                        ? scenario
                        : scenario.resolve("variants").resolve(variant.name());
        Path judged =
                definition.declares(variant)
                        ? plain
                        : plain.resolve("candidates").resolve(variant.candidates().folderName());
        Recorded recorded = variant.occasion().recorded();
        if (recorded != null) {
            judged = plain.resolve(Recorded.PROPERTY).resolve(recorded.folderName());
        }
        if (variant.occasion().subject() != null && !definition.declares(variant)) {
            judged = plain.resolve("subject");
        }
        Repetition one = variant.occasion().repetition();
        return new ReplayFolder(
                one == null ? judged : judged.resolve("replays").resolve(one.number() + ""));
    }

    public Path evidence() {
        return path.resolve("evidence");
    }

    public Path verdict() {
        return path.resolve("verdict.json");
    }

    public Path report() {
        return path.resolve("report.html");
    }

    /** Makes the folder and removes what an earlier replay of this variant left in it. */
    public void prepare() {
        try {
            Files.createDirectories(path);
            Files.deleteIfExists(verdict());
            Files.deleteIfExists(report());
            Folders.delete(evidence());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + path + " for the results", e);
        }
    }
}
