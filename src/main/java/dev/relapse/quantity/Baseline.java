package dev.relapse.quantity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The spread of quantities over stretches of time that were seen to be healthy. */
public final class Baseline {

    private final Map<String, Spread> spreads = new LinkedHashMap<>();

    /**
     * The least and the greatest value of a healthy time.
     *
     * @param least of them
     * @param greatest of them
     * @param values how many there were
     */
    public record Spread(double least, double greatest, long values) {

        Spread with(double value) {
            return new Spread(Math.min(least, value), Math.max(greatest, value), values + 1);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.3g to %.3g in %d healthy readings", least, greatest, values);
        }
    }

    /**
     * Adds the values of a healthy stretch to what is known of the quantity.
     *
     * @param settled how long after {@code from} the values begin to count: those of a window that
     *     reaches back before {@code from} would tell of another time
     */
    public void learn(Quantity quantity, Instant from, Instant until, Duration settled) {
        List<Double> values = new ArrayList<>(quantity.between(from.plus(settled), until));
        for (double value : values) {
            spreads.merge(
                    quantity.name(),
                    new Spread(value, value, 1),
                    (known, one) -> known.with(value));
        }
    }

    /**
     * What is known of the quantity.
     *
     * @throws IllegalStateException when no value of it was ever learned
     */
    public Spread of(Quantity quantity) {
        Spread spread = spreads.get(quantity.name());
        if (spread == null) {
            throw new IllegalStateException(
                    "no healthy value of '" + quantity.name() + "' is known");
        }
        return spread;
    }
}
