package dev.relapse.project;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that holds the catalogue, and the one that replays write to.
 *
 * @param folder holds {@code scenarios} and {@code fixtures}; absolute
 * @param results gets a folder for each scenario, and the summary of them all; absolute
 */
public record Project(Path folder, Path results) {

    /** Maven's own property names the project's folder; without it the current one is meant. */
    public static final String FOLDER = "basedir";

    /** Names another folder for results than {@code target/relapse} of the project. */
    public static final String RESULTS = "relapse.results";

    public Project {
        folder = folder.toAbsolutePath().normalize();
        results = results.toAbsolutePath().normalize();
        if (Files.exists(results) && !Files.isDirectory(results)) {
            throw new IllegalArgumentException(
                    "%s=%s is a file; name a folder".formatted(RESULTS, results));
        }
    }

    /** That of this JVM's system properties. */
    public static Project ofThisJvm() {
        Path folder = Path.of(System.getProperty(FOLDER, ""));
        String results = System.getProperty(RESULTS, "");
        return new Project(
                folder, results.isBlank() ? folder.resolve("target/relapse") : Path.of(results));
    }

    /** A folder for each scenario. */
    public Path scenarios() {
        return folder.resolve("scenarios");
    }

    /** What the scenarios install. */
    public Path fixtures() {
        return folder.resolve("fixtures");
    }
}
