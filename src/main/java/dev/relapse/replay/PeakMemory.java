package dev.relapse.replay;

import dev.relapse.process.MemoryMeter;
import dev.relapse.process.ParentJvm;
import dev.relapse.process.Run;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The largest summed PSS of a replay so far: its processes, this JVM and the Maven above it. */
final class PeakMemory implements AutoCloseable {

    /** A reading walks the page tables of every process: not for every moment. */
    private static final int PERIOD_SECONDS = 2;

    private static final long MIB = 1024 * 1024;

    private final AtomicLong peak = new AtomicLong();
    private final ScheduledExecutorService reader =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "memory-meter");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final Future<?> readings;

    private PeakMemory(LongSupplier meter) {
        // A kernel that does not tell ends the readings, and nothing is known.
        readings =
                reader.scheduleWithFixedDelay(
                        () -> peak.accumulateAndGet(meter.getAsLong(), Math::max),
                        PERIOD_SECONDS,
                        PERIOD_SECONDS,
                        TimeUnit.SECONDS);
    }

    static PeakMemory of(Run run) {
        MemoryMeter own = MemoryMeter.of(run);
        OptionalLong maven = ParentJvm.pid();
        return new PeakMemory(maven.isPresent() ? own.including(maven.getAsLong()) : own);
    }

    /** In MiB; empty when nothing was read. */
    OptionalLong mebibytes() {
        return peak.get() == 0 ? OptionalLong.empty() : OptionalLong.of(peak.get() / MIB);
    }

    @Override
    public void close() {
        readings.cancel(false);
        reader.shutdownNow();
    }
}
