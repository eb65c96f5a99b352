package dev.relapse.artifact.source;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says again and again how long a piece of work has taken so far, from a thread of its own. */
final class Ticker {

    private final ScheduledExecutorService thread;

    private Ticker(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    static Ticker every(Duration interval, Consumer<Duration> listener) {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread daemon = new Thread(work, "progress");
                            daemon.setDaemon(true);
                            return daemon;
                        });
        long began = System.nanoTime();
        ScheduledFuture<?> unused =
                thread.scheduleAtFixedRate(
                        () -> listener.accept(Duration.ofNanos(System.nanoTime() - began)),
                        interval.toMillis(),
                        interval.toMillis(),
                        TimeUnit.MILLISECONDS);
        return new Ticker(thread);
    }

    void close() {
        thread.shutdownNow();
    }
}
