package dev.relapse.artifact.registry;

import java.time.Duration;
import java.util.Optional;

/** When an exchange last showed a sign of life, and how long it may go on without the next. */
final class Pulse {

    private final long began = System.nanoTime();
    private final RegistryLimits limits;
    private volatile Optional<Long> last = Optional.empty();

    Pulse(RegistryLimits limits) {
        this.limits = limits;
    }

    void beat() {
        last = Optional.of(System.nanoTime());
    }

    /** Not positive when its time is up. */
    Duration left() {
        long now = System.nanoTime();
        Optional<Long> beat = last;
        if (beat.isEmpty()) {
            return limits.answer().minusNanos(now - began);
        }
        Duration silence = limits.silence().minusNanos(now - beat.get());
        Duration whole = limits.body().minusNanos(now - began);
        return silence.compareTo(whole) < 0 ? silence : whole;
    }

    /** What was waited for in vain. */
    String complaint() {
        if (last.isEmpty()) {
            return "did not answer within " + seconds(limits.answer());
        }
        return limits.body().minusNanos(System.nanoTime() - began).isNegative()
                ? "had not sent all after " + seconds(limits.body())
                : "stopped in the middle and sent nothing for " + seconds(limits.silence());
    }

    boolean hasBeaten() {
        return last.isPresent();
    }

    private static String seconds(Duration time) {
        return time.toMillis() < 1_000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }
}
