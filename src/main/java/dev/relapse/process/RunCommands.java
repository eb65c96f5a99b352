package dev.relapse.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs commands to their end. */
final class RunCommands {

    private final Launcher launcher;

    RunCommands(Launcher launcher) {
        this.launcher = launcher;
    }

    Finished run(CommandSpec spec) {
        Process process = launcher.launch(spec);
        try {
            CompletableFuture<String> output = reading(process.getInputStream());
            CompletableFuture<String> errors = reading(process.getErrorStream());
            write(process, spec.input().orElse(""));
            if (!process.waitFor(spec.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProgramFailed(
                        "%s has not ended within %d s"
                                .formatted(
                                        String.join(" ", spec.command()),
                                        spec.limit().toSeconds()));
            }
            return new Finished(spec.command(), process.exitValue(), output.join(), errors.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailed(
                    "interrupted while %s was running".formatted(spec.command().get(0)), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void write(Process process, String input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading everything, which is its right: its exit code tells.
            return;
        }
    }

    private static CompletableFuture<String> reading(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
