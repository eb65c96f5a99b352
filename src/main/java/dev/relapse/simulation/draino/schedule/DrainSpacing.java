package dev.relapse.simulation.draino.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * When the next drain may start ({@code internal/kubernetes/drainSchedule.go}, {@code
 * WhenNextSchedule}).
 *
 * @param buffer the least time between the starts of two drains
 */
public record DrainSpacing(Duration buffer) {

    /** How long writing the node's condition may take. */
    public static final Duration MARK_LIMIT = Duration.ofSeconds(10);

    private static final Duration LEAD = MARK_LIMIT.plusSeconds(1);

    public DrainSpacing {
        if (buffer.isNegative()) {
            throw new IllegalArgumentException("a drain buffer is not negative: " + buffer);
        }
    }

    /**
     * The buffer after the drain that was scheduled last, but never sooner than eleven seconds from
     * now, so that the node's condition is written before.
     */
    public Instant next(Instant now, Instant last) {
        Instant soonest = now.plus(LEAD);
        Instant spaced = last.plus(buffer);
        return spaced.isBefore(soonest) ? soonest : spaced;
    }
}
