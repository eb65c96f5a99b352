package dev.relapse.artifact.cache;

import dev.relapse.artifact.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Makes the file of one cache entry. */
public interface EntryBuilder {

    /** What it does, as {@link dev.relapse.artifact.progress.BuildProgress} shows it. */
    String work();

    /** Where the file comes from, for a person. */
    String source();

    /** How long it takes on two cores. */
    Duration estimate();

    /**
     * Writes the executable to {@code target}.
     *
     * @param workspace an empty folder to work in, deleted afterwards
     * @param target where the file must be; its folder exists
     * @throws UnavailableException when it cannot be made
     */
    void build(Path workspace, Path target)
            throws UnavailableException, IOException, InterruptedException;
}
