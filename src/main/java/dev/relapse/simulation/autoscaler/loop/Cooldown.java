package dev.relapse.simulation.autoscaler.loop;

import dev.relapse.simulation.autoscaler.options.CooldownOptions;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether scale-down pauses.
 *
 * <p>Upstream: {@code isScaleDownInCooldown} in {@code core/static_autoscaler.go}. It starts out of
 * any pause, as if all had happened an hour ago. Since scale-up is not simulated, {@code
 * --scale-down-delay-after-add} never begins.
 */
final class Cooldown {

    private static final Duration LONG_AGO = Duration.ofHours(1);

    private final CooldownOptions options;
    private final Instant lastAdd;
    private Instant lastDelete;
    private Instant lastFailure;

    Cooldown(CooldownOptions options, Instant start) {
        this.options = options;
        this.lastAdd = start.minus(LONG_AGO);
        this.lastDelete = lastAdd;
        this.lastFailure = lastAdd;
    }

    void deleted(Instant now) {
        lastDelete = now;
    }

    void failed(Instant now) {
        lastFailure = now;
    }

    boolean deletedSince(Instant loopStart) {
        return !lastDelete.isBefore(loopStart);
    }

    boolean holds(Instant now) {
        return lastAdd.plus(options.afterAdd()).isAfter(now)
                || lastFailure.plus(options.afterFailure()).isAfter(now)
                || lastDelete.plus(options.afterDelete()).isAfter(now);
    }

    /** For the log line that upstream prints in every loop. */
    String describe(boolean forbidden, Instant now) {
        return String.format(
                "Scale down status: lastScaleUpTime=%s lastScaleDownDeleteTime=%s"
                        + " lastScaleDownFailTime=%s scaleDownForbidden=%s scaleDownInCooldown=%s",
                lastAdd, lastDelete, lastFailure, forbidden, forbidden || holds(now));
    }
}
