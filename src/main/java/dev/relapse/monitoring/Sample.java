package dev.relapse.monitoring;

import java.time.Instant;
import java.util.Map;

/**
 * One value of one time series.
 *
 * @param labels of the series, {@code __name__} included where the query keeps it
 * @param at when
 * @param value may be NaN or infinite
 */
public record Sample(Map<String, String> labels, Instant at, double value) {

    public Sample {
        labels = Map.copyOf(labels);
    }
}
