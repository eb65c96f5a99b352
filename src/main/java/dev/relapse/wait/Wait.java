package dev.relapse.wait;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Waits until a probe holds: with a limit, the last thing seen, and the reasons to give up early.
 *
 * <p>Immutable; each {@code with} method returns a changed copy.
 */
public final class Wait {

    private static final Duration DEFAULT_INTERVAL = Duration.ofMillis(100);

    private final Duration limit;
    private final Duration interval;
    private final List<AbortCheck> abortChecks;
    private final Progress progress;

    private Wait(
            Duration limit, Duration interval, List<AbortCheck> abortChecks, Progress progress) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a wait needs a positive limit, not " + limit);
        }
        this.limit = limit;
        this.interval = interval;
        this.abortChecks = abortChecks;
        this.progress = progress;
    }

    /** A wait of at most {@code limit}, looking ten times a second. */
    public static Wait atMost(Duration limit) {
        return new Wait(limit, DEFAULT_INTERVAL, List.of(), Progress.SILENT);
    }

    /** The same wait with another pause between two looks. */
    public Wait every(Duration newInterval) {
        return new Wait(limit, newInterval, abortChecks, progress);
    }

    /** The same wait, which also ends when {@code check} gives a reason. */
    public Wait abortIf(AbortCheck check) {
        List<AbortCheck> all = new ArrayList<>(abortChecks);
        all.add(Objects.requireNonNull(check, "check"));
        return new Wait(limit, interval, List.copyOf(all), progress);
    }

    /** The same wait, telling {@code newProgress} about every look. */
    public Wait telling(Progress newProgress) {
        return new Wait(limit, interval, abortChecks, newProgress);
    }

    /**
     * Blocks until {@code probe} holds.
     *
     * @return the observation that held
     * @throws WaitFailed when the time is up, the probe is broken or an abort check fires
     */
    public Observation.Holds until(Probe probe) {
        Look look = new Look(probe);
        try {
            Awaitility.await(probe.name())
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(interval)
                    .atMost(limit)
                    .until(look::once);
        } catch (ConditionTimeoutException e) {
            throw new WaitFailed.DeadlinePassed(
                    probe.name(), limit, look.last.observed(), look.last.count());
        }
        return (Observation.Holds) look.last;
    }

    private final class Look {
        private final Probe probe;
        private final long start = System.nanoTime();
        private Observation last = Observation.nothing("nothing yet");

        Look(Probe probe) {
            this.probe = probe;
        }

        boolean once() {
            abortChecks.stream()
                    .map(AbortCheck::reasonToAbort)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(this::abort);
            last = Looking.at(probe);
            if (last instanceof Observation.Broken) {
                abort("the probe is broken");
            }
            Duration left = limit.minus(elapsed());
            progress.looking(
                    probe.name(), last.observed(), left.isNegative() ? Duration.ZERO : left);
            return last instanceof Observation.Holds;
        }

        private void abort(String why) {
            throw new WaitFailed.Aborted(probe.name(), elapsed(), why, last.observed());
        }

        private Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }
}
