package dev.relapse.simulation.autoscaler.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether loops still happen and still succeed.
 *
 * <p>Upstream: {@code metrics/liveness.go} with the defaults of {@code --max-inactivity} and {@code
 * --max-failing-time}.
 */
public final class HealthCheck {

    private static final Duration MAX_INACTIVITY = Duration.ofMinutes(10);

    private static final Duration MAX_FAILING = Duration.ofMinutes(15);

    private final Clock clock;
    private Instant activity;
    private Instant success;

    public HealthCheck(Clock clock) {
        this.clock = clock;
        this.activity = clock.instant();
        this.success = activity;
    }

    public synchronized void active() {
        activity = clock.instant();
    }

    public synchronized void succeeded() {
        success = clock.instant();
        activity = success;
    }

    /** Empty when it is healthy, else upstream's answer. */
    public synchronized Optional<String> trouble() {
        Duration inactive = Duration.between(activity, clock.instant());
        Duration failing = Duration.between(success, clock.instant());
        boolean healthy =
                inactive.compareTo(MAX_INACTIVITY) <= 0 && failing.compareTo(MAX_FAILING) <= 0;
        return healthy
                ? Optional.empty()
                : Optional.of(
                        "Error: last activity more "
                                + inactive
                                + " ago, last success more than "
                                + failing
                                + " ago");
    }
}
