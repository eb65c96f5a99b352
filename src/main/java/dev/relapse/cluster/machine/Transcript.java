package dev.relapse.cluster.machine;

import dev.relapse.process.Finished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Every command with what it said, for whoever reads the evidence. */
final class Transcript {

    private final Path file;

    Transcript(Path file) {
        this.file = file;
    }

    synchronized void add(Finished finished) {
        try {
            Files.writeString(
                    file,
                    "%s # %s%n%s%nexit code %d%n%n"
                            .formatted(
                                    Instant.now(),
                                    String.join(" ", finished.command()),
                                    finished.said(),
                                    finished.exitCode()),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
