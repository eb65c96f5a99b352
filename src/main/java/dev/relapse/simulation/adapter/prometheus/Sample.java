package dev.relapse.simulation.adapter.prometheus;

import java.time.Instant;
import java.util.Map;

/**
 * One element of an instant vector.
 *
 * @param labels its labels
 * @param value possibly NaN or infinite
 * @param time of the evaluation
 */
public record Sample(Map<String, String> labels, double value, Instant time) {

    public Sample {
        labels = Map.copyOf(labels);
    }

    /** The label's value, or the empty string, which to Prometheus is the same as no label. */
    public String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
