package dev.relapse.definition;

import dev.relapse.data.MalformedFileException;
import dev.relapse.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder {@code scenarios/} of a project. */
public final class ScenarioCatalogue {

    private final Path folder;

    public ScenarioCatalogue(Path folder) {
        this.folder = folder;
    }

    /** The catalogue of the project that Maven, or the current directory, points to. */
    public static ScenarioCatalogue ofProject() {
        return new ScenarioCatalogue(Project.ofThisJvm().scenarios());
    }

    /**
     * The ids of all scenarios, sorted.
     *
     * @throws MalformedFileException when there is no such folder
     */
    public List<String> ids() {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(f -> Files.exists(f.resolve("scenario.yaml")))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MalformedFileException(
                    "cannot list the scenarios in "
                            + folder
                            + " ("
                            + e
                            + "); run from the project's folder",
                    e);
        }
    }

    /**
     * Reads one scenario.
     *
     * @throws MalformedFileException when there is none of that id, listing those that exist
     */
    public ScenarioDefinition read(String id) {
        requireKnown(id);
        return ScenarioFile.read(folder.resolve(id));
    }

    /** Every scenario, in the order of their ids. */
    public List<ScenarioDefinition> all() {
        return ids().stream().map(id -> ScenarioFile.read(folder.resolve(id))).toList();
    }

    /** Refuses an id that has no folder, listing those that have. */
    public void requireKnown(String id) {
        if (!ids().contains(id)) {
            throw new MalformedFileException(
                    "there is no scenario '" + id + "' in " + folder + "; there are " + ids());
        }
    }
}
