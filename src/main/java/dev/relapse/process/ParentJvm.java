package dev.relapse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The JVM on whose behalf this one runs: Maven, when this is the fork of a test plugin, which
 * starts it through a shell.
 */
public final class ParentJvm {

    private ParentJvm() {}

    /** The process number of the nearest ancestor that is a JVM, if there is one. */
    public static OptionalLong pid() {
        return find().map(stat -> OptionalLong.of(stat.pid())).orElseGet(OptionalLong::empty);
    }

    static Optional<ProcStat> find() {
        return Stream.iterate(
                        parentOf(ProcStat.of(ProcessHandle.current().pid())),
                        Optional::isPresent,
                        ParentJvm::parentOf)
                .flatMap(Optional::stream)
                .filter(ParentJvm::isJvm)
                .findFirst();
    }

    private static Optional<ProcStat> parentOf(Optional<ProcStat> child) {
        return child.flatMap(stat -> ProcStat.of(stat.parent()));
    }

    /** By the library it has mapped, because launchers of JVMs have many names. */
    private static boolean isJvm(ProcStat stat) {
        Path maps = Path.of("/proc", Long.toString(stat.pid()), "maps");
        try (Stream<String> lines = Files.lines(maps, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.endsWith("/libjvm.so"));
        } catch (IOException | UncheckedIOException e) {
            // Another user's, or ended while it was read.
            return false;
        }
    }
}
