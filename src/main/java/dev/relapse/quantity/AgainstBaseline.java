package dev.relapse.quantity;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;

/** Probes that compare what a quantity is now with what it was in health. */
public final class AgainstBaseline {

    private final Baseline baseline;

    public AgainstBaseline(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Holds while the quantity is more than {@code factor} times its greatest healthy value, and
     * more than {@code floor}, as a multiple of nothing is nothing.
     */
    public Probe exceeds(Quantity quantity, double factor, double floor) {
        return Probe.of(
                "%s is over %s times its healthy values".formatted(quantity.name(), plain(factor)),
                () -> {
                    Baseline.Spread healthy = baseline.of(quantity);
                    double limit = Math.max(healthy.greatest() * factor, floor);
                    return judge(quantity, healthy, limit, true);
                });
    }

    /**
     * Holds while the quantity is no greater than it was in health, or than {@code floor}, as a
     * healthy value may be next to nothing.
     */
    public Probe isBack(Quantity quantity, double floor) {
        return Probe.of(
                quantity.name() + " is back within its healthy values",
                () -> {
                    Baseline.Spread healthy = baseline.of(quantity);
                    return judge(quantity, healthy, Math.max(healthy.greatest(), floor), false);
                });
    }

    private static Observation judge(
            Quantity quantity, Baseline.Spread healthy, double limit, boolean above) {
        OptionalDouble now = quantity.at(Instant.now());
        if (now.isEmpty()) {
            return Observation.nothing(quantity.name() + " has no value now");
        }
        String observed =
                "%s %s (limit %s; %s)"
                        .formatted(
                                plain(now.getAsDouble()), quantity.unit(), plain(limit), healthy);
        return now.getAsDouble() > limit == above
                ? Observation.holds(observed, healthy.values())
                : Observation.notYet(observed, healthy.values());
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
