package dev.relapse.cluster.realnodes;

import dev.relapse.process.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the harness keeps what it writes for a cluster: a folder of the run. */
public final class ClusterFolder {

    private ClusterFolder() {}

    /**
     * Makes it.
     *
     * @throws UncheckedIOException when it cannot be made; a run has one cluster
     */
    public static Path in(Run run) {
        try {
            return Files.createDirectory(run.folder().resolve("cluster"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write in " + run.folder(), e);
        }
    }
}
