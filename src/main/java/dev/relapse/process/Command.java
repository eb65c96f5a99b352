package dev.relapse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs one command to its end. Input and output are files, so that no pipe can fill up. */
final class Command {

    private final CommandSpec spec;
    private final ProcessBuilder builder;
    private final Path temporary;

    /**
     * @param builder with the run's folder and environment
     * @param temporary where its input and output may lie meanwhile
     */
    Command(CommandSpec spec, ProcessBuilder builder, Path temporary) {
        this.spec = spec;
        this.builder = builder;
        this.temporary = temporary;
    }

    CommandResult run() {
        try {
            Path input = Files.createTempFile(temporary, "command", ".in");
            Path output = Files.createTempFile(temporary, "command", ".out");
            try {
                Files.writeString(input, spec.input());
                int code = exitCode(input, output);
                return new CommandResult(
                        spec.command(), code, Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(input);
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + String.join(" ", spec.command()), e);
        }
    }

    private int exitCode(Path input, Path output) throws IOException {
        Process process =
                builder.redirectErrorStream(true)
                        .redirectInput(input.toFile())
                        .redirectOutput(output.toFile())
                        .start();
        try {
            if (process.waitFor(spec.limit().toNanos(), TimeUnit.NANOSECONDS)) {
                return process.exitValue();
            }
            throw new ProgramFailed(
                    "'%s' has not ended within %d s; it said: %s"
                            .formatted(
                                    String.join(" ", spec.command()),
                                    spec.limit().toSeconds(),
                                    Files.readString(output)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailed(
                    "interrupted while running " + String.join(" ", spec.command()), e);
        } finally {
            process.destroyForcibly();
        }
    }
}
