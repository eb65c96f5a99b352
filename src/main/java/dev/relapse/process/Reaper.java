package dev.relapse.process;

import dev.relapse.wait.AbortCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The process that outlives this JVM and cleans up after a run; what it does stands in reaper.sh.
 *
 * <p>It is handed its script as an argument and makes the run's folder itself, so that at no moment
 * there is something to clean up and nobody to do it. As an {@link AbortCheck} it fires when it is
 * gone.
 */
final class Reaper implements AbortCheck, AutoCloseable {

    /** Long enough for a container engine to delete a cluster's nodes on a busy machine. */
    private static final int END_LIMIT_SECONDS = 60;

    private final RunFolder folder;
    private final Process process;
    private final Writer orders;

    private Reaper(RunFolder folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts the reaper and returns when it is on guard; the run's folder exists then.
     *
     * @throws ProgramFailed when it cannot start or cannot make the folder
     */
    static Reaper start(RunId id, RunFolder folder) {
        if (ExecutableFile.onPath("setsid").isEmpty()) {
            throw new ProgramFailed(
                    "setsid is not on PATH %s: install util-linux; without it nothing can clean up"
                                    .formatted(ExecutableFile.searchPath())
                            + " after a killed JVM");
        }
        ProcessBuilder builder = builder("watch", id, folder);
        try {
            Process process = builder.start();
            awaitReady(process, folder);
            return new Reaper(folder, process);
        } catch (IOException e) {
            throw new ProgramFailed("cannot start the reaper: " + e.getMessage(), e);
        }
    }

    /**
     * Does at once what a reaper does at the end of its run, and waits until it is done.
     *
     * @throws ProgramFailed when something is left after everything was tried
     */
    static void reap(RunId id, RunFolder folder) {
        try {
            Process process = builder("reap", id, folder).start();
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new ProgramFailed("something of it is left: " + said.strip());
            }
        } catch (IOException e) {
            throw new ProgramFailed("cannot start a reaper: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailed("interrupted while removing " + folder.path(), e);
        }
    }

    private static ProcessBuilder builder(String order, RunId id, RunFolder folder) {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "setsid",
                                "sh",
                                "-c",
                                script(),
                                "relapse-reaper",
                                order,
                                id.hex(),
                                folder.path().toString())
                        .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", ExecutableFile.searchPath());
        return builder;
    }

    private static void awaitReady(Process process, RunFolder folder) throws IOException {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            String answer = reader.readLine();
            if (!"ready".equals(answer)) {
                process.destroyForcibly();
                throw new ProgramFailed(
                        "the reaper cannot guard %s: %s".formatted(folder.path(), answer));
            }
        }
    }

    /** The text of reaper.sh. */
    static String script() {
        try (InputStream script = Reaper.class.getResourceAsStream("reaper.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reaper.sh is not on the class path", e);
        }
    }

    /** Orders the reaper to leave the run's processes and folder as they are. */
    void keep() {
        try {
            orders.write("keep\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the reaper takes no orders any more", e);
        }
    }

    @Override
    public Optional<String> reasonToAbort() {
        return process.isAlive()
                ? Optional.empty()
                : Optional.of(
                        "the reaper of %s is gone: %s"
                                .formatted(
                                        folder.path(),
                                        new ExitStatus(process.exitValue()).describe()));
    }

    /**
     * Lets the reaper do its work and waits until it is done.
     *
     * @throws ProgramFailed when something is left
     */
    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new ProgramFailed("the reaper is still at work on " + folder.path());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let the reaper of a run go", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailed(
                    "interrupted; the reaper removes %s alone".formatted(folder.path()), e);
        }
        if (process.exitValue() != 0) {
            throw new ProgramFailed(
                    "the reaper could not remove everything of %s: %s; %s"
                            .formatted(
                                    folder.path(),
                                    new ExitStatus(process.exitValue()).describe(),
                                    LogTail.describe(folder.log("reaper"))));
        }
    }
}
