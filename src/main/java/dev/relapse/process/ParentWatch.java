package dev.relapse.process;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Halts this JVM when its {@link ParentJvm} ends, so that a killed Maven does not leave its fork,
 * and with it a run, behind. Without a parent JVM it does nothing.
 */
final class ParentWatch implements AutoCloseable {

    /** As after SIGKILL, which is what befell the parent. */
    private static final int EXIT_CODE = 137;

    private static final long INTERVAL_MILLIS = 200;

    private final ScheduledExecutorService clock;

    private ParentWatch(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    /** Watches until it is closed. */
    static ParentWatch start() {
        // Looks by itself: ProcessHandle.onExit looks at a process that is not a child ever more
        // seldom, in the end every five seconds, and takes a zombie for alive.
        ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(ParentWatch::daemon);
        ParentJvm.find().ifPresent(parent -> watch(parent, clock));
        return new ParentWatch(clock);
    }

    private static void watch(ProcStat parent, ScheduledExecutorService clock) {
        ScheduledFuture<?> unused =
                clock.scheduleWithFixedDelay(
                        () -> haltIfEnded(parent),
                        INTERVAL_MILLIS,
                        INTERVAL_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private static void haltIfEnded(ProcStat parent) {
        if (parent.hasEnded()) {
            // Nobody is left to read a result or a log, and the reaper cleans up.
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "relapse-parent-watch");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
