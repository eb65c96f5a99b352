package dev.relapse.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** A started command that opens runs; see {@link KillHarness}. */
final class Victim {

    private static final Duration SAYS_LIMIT = Duration.ofMinutes(5);
    private static final Duration CLEAN_LIMIT = Duration.ofSeconds(5);

    private final Process process;
    private final Remains remains;
    private final Path output;

    Victim(Process process, Remains remains, Path output) {
        this.process = process;
        this.remains = remains;
        this.output = output;
    }

    /** Waits until the text stands in its output; fails when it ends without it. */
    Victim says(String text) {
        await("victim says: " + text)
                .atMost(SAYS_LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> hasSaid(text));
        return this;
    }

    private boolean hasSaid(String text) throws IOException {
        boolean ended = !process.isAlive();
        String said = Files.readString(output);
        if (ended && !said.contains(text)) {
            throw new AssertionError("the victim ended without saying " + text + ":\n" + said);
        }
        return said.contains(text);
    }

    /** What it has said so far. */
    String output() throws IOException {
        return Files.readString(output);
    }

    /** Lets it run that much longer, or until it ends by itself. */
    Victim runsFor(Duration time) throws InterruptedException {
        process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
        return this;
    }

    /**
     * Sends a signal to the command's process only, then waits until no process, folder or listener
     * of its runs is left.
     *
     * @param signal without SIG, such as KILL
     * @throws AssertionError when something is left after 5 s; it is removed then
     */
    Aftermath end(String signal) throws IOException, InterruptedException {
        int processes = remains.processes().size();
        Set<RunId> runs = remains.runs();
        long start = System.nanoTime();
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start().waitFor();
        try {
            await("nothing is left")
                    .atMost(CLEAN_LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> remains.of(runs).isEmpty());
        } catch (ConditionTimeoutException e) {
            List<String> left = remains.of(runs);
            remains.processes().forEach(ProcessHandle::destroyForcibly);
            throw new AssertionError(
                    "left %s after SIG%s:%n%s%nthe victim said:%n%s"
                            .formatted(
                                    CLEAN_LIMIT,
                                    signal,
                                    String.join("\n", left),
                                    Files.readString(output)),
                    e);
        }
        return new Aftermath(runs.size(), processes, Duration.ofNanos(System.nanoTime() - start));
    }

    /** A line for each process and folder there is of it now. */
    List<String> remains() {
        return remains.of(Set.of());
    }

    /**
     * What an end met and took.
     *
     * @param runs how many runs were open
     * @param processes how many processes there were, the victim's included
     * @param cleanAfter from the signal until nothing was left
     */
    record Aftermath(int runs, int processes, Duration cleanAfter) {}
}
