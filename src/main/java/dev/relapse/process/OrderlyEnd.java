package dev.relapse.process;

import java.time.Duration;

/**
 * Closes a run when this JVM is told to end (SIGINT, SIGTERM, System.exit) before the run was
 * closed. Takes no longer than a few seconds: what is not done then is the reaper's.
 */
final class OrderlyEnd implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final Thread hook;

    /**
     * @param close closes the run
     */
    OrderlyEnd(Runnable close) {
        this.hook = new Thread(() -> bounded(close), "relapse-end");
    }

    /**
     * Arranges for that at the end of this JVM, until this is closed.
     *
     * @throws IllegalStateException when this JVM is ending already
     */
    void arm() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void bounded(Runnable close) {
        Thread closing = new Thread(close, "relapse-close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, and this very hook may be what closes the run.
            return;
        }
    }
}
