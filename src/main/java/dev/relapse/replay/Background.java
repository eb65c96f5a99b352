package dev.relapse.replay;

import dev.relapse.wait.AbortCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Work of a scenario that goes on beside its phases until the replay ends: load, measurements. As
 * an {@link AbortCheck} it fires once a piece of work has failed, since nobody can tell what the
 * proofs would have seen with it. Thread-safe.
 */
public final class Background implements AbortCheck, AutoCloseable {

    private static final int END_LIMIT_SECONDS = 5;

    private final List<ExecutorService> threads = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> failure = new AtomicReference<>();
    private volatile boolean closed;

    /** One round of work; its failure ends the work and with it the replay. */
    @FunctionalInterface
    public interface Work {
        void round() throws Exception;
    }

    /**
     * Does a round of the work at once and then again and again, in a thread of its own.
     *
     * @param what the work, for messages
     * @param period from the beginning of one round to that of the next; a round that takes longer
     *     delays those after it
     */
    public void every(Duration period, String what, Work work) {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread made = new Thread(task, what);
                            made.setDaemon(true);
                            return made;
                        });
        threads.add(thread);
        // The future tells nothing that reasonToAbort does not tell.
        var unused =
                thread.scheduleAtFixedRate(
                        () -> round(what, work), 0, period.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void round(String what, Work work) {
        try {
            work.round();
        } catch (Exception e) {
            if (!closed) {
                failure.compareAndSet(null, "'" + what + "' failed: " + e);
            }
            throw new IllegalStateException(what, e);
        }
    }

    @Override
    public Optional<String> reasonToAbort() {
        return Optional.ofNullable(failure.get());
    }

    /** Ends all work and waits until it has ended. */
    @Override
    public void close() {
        closed = true;
        threads.forEach(ExecutorService::shutdownNow);
        try {
            for (ExecutorService thread : threads) {
                if (!thread.awaitTermination(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException(
                            "background work did not end within " + END_LIMIT_SECONDS + " s");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
