package dev.relapse.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of the time some task of this machine waited for a CPU: the kernel's pressure stall
 * information (https://docs.kernel.org/accounting/psi.html).
 */
public final class CpuPressure {

    private static final Pattern SOME =
            Pattern.compile("^some .*\\btotal=(\\d+)$", Pattern.MULTILINE);

    private final Path source;
    private final LongSupplier nanoClock;

    CpuPressure(Path source, LongSupplier nanoClock) {
        this.source = source;
        this.nanoClock = nanoClock;
    }

    /** The pressure on this machine. */
    public static CpuPressure ofThisMachine() {
        return new CpuPressure(Path.of("/proc/pressure/cpu"), System::nanoTime);
    }

    /** Reads the counter; empty when this kernel does not keep it (it can be switched off). */
    public Optional<Reading> read() {
        try {
            Matcher some = SOME.matcher(Files.readString(source));
            return some.find()
                    ? Optional.of(new Reading(Long.parseLong(some.group(1)), nanoClock.getAsLong()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The counter at one moment.
     *
     * @param stalledMicros microseconds since boot in which some task waited for a CPU
     * @param nanoTime of {@link System#nanoTime()}
     */
    public record Reading(long stalledMicros, long nanoTime) {

        /**
         * The share of the time from {@code earlier} to this reading that was stalled, 0 to 1.
         *
         * @throws IllegalArgumentException when no time lies between the two
         */
        public double shareSince(Reading earlier) {
            long elapsed = nanoTime - earlier.nanoTime;
            if (elapsed <= 0) {
                throw new IllegalArgumentException("no time has passed between the two readings");
            }
            long stalled =
                    Duration.ofNanos(1000)
                            .multipliedBy(stalledMicros - earlier.stalledMicros)
                            .toNanos();
            return Math.min(1.0, Math.max(0.0, (double) stalled / elapsed));
        }
    }
}
