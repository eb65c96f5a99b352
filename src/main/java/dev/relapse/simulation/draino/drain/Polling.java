package dev.relapse.simulation.draino.drain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Attempts at intervals, as {@code wait.PollImmediate} of apimachinery, without holding a thread.
 */
public final class Polling {

    private final ScheduledExecutorService executor;
    private final Clock clock;

    public Polling(ScheduledExecutorService executor, Clock clock) {
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * Attempts at once and then every {@code period}.
     *
     * @param attempt true ends the polling; an exception fails it
     * @return fails with a {@link DrainException} after {@code limit}
     */
    public CompletableFuture<Void> until(Duration period, Duration limit, BooleanSupplier attempt) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        Instant end = clock.instant().plus(limit);
        executor.execute(() -> attempt(period, end, attempt, result));
        return result;
    }

    /** As {@link #until}, where an exception is one more attempt that did not succeed. */
    public CompletableFuture<Void> retry(Duration period, Duration limit, Runnable action) {
        return until(
                period,
                limit,
                () -> {
                    try {
                        action.run();
                        return true;
                    } catch (DrainException again) {
                        return false;
                    }
                });
    }

    /** Runs the action once, later; it must report its own failure. */
    public void later(Duration delay, Runnable action) {
        var unused = executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void attempt(
            Duration period, Instant end, BooleanSupplier attempt, CompletableFuture<Void> result) {
        try {
            if (attempt.getAsBoolean()) {
                result.complete(null);
            } else if (clock.instant().plus(period).isAfter(end)) {
                result.completeExceptionally(
                        new DrainException("timed out waiting for the condition"));
            } else {
                later(period, () -> attempt(period, end, attempt, result));
            }
        } catch (RuntimeException failure) {
            result.completeExceptionally(failure);
        }
    }
}
