package dev.relapse.artifact.source;

import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.progress.BuildProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs a tool of the user's machine to its end, telling what it is at. */
final class Tool {

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Map<String, String> environment;
    private final Guard guard;
    private final BuildProgress progress;

    /**
     * A runner of tools.
     *
     * @param environment all that the tool sees
     */
    Tool(Map<String, String> environment, BuildProgress progress) {
        this.environment = new TreeMap<>(environment);
        this.guard = new Guard(environment);
        this.progress = progress;
    }

    /**
     * Its output, when it exits with 0.
     *
     * @param work for the progress
     * @throws UnavailableException with its exit code, the end of its output and what to do
     * @throws InterruptedException after it was killed with all it had started
     */
    String run(String work, Path folder, List<String> command)
            throws UnavailableException, InterruptedException {
        Process process = start(folder, command);
        try {
            OutputTail output = new OutputTail(process.getInputStream());
            await(process, work, output);
            String end = output.atEnd();
            if (process.exitValue() != 0) {
                throw new UnavailableException(
                        ToolTrouble.explain(command, process.exitValue(), end));
            }
            return end;
        } finally {
            kill(process);
        }
    }

    private Process start(Path folder, List<String> command) throws UnavailableException {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(guard.around(command))
                            .directory(folder.toFile())
                            .redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UnavailableException(
                    "%s could not be started: %s".formatted(command.get(0), e.getMessage()), e);
        }
    }

    private void await(Process process, String work, OutputTail output)
            throws InterruptedException {
        long began = System.nanoTime();
        while (!process.waitFor(BuildProgress.INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
            progress.running(work, Duration.ofNanos(System.nanoTime() - began), output.last());
        }
    }

    // The end of its input makes the guard kill the whole group at once. The rest is for a tool
    // that
    // runs without one.
    private static void kill(Process process) throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyClosed) {
            // Its reader has ended, which is all that closing is for.
        }
        try {
            boolean unused = process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
