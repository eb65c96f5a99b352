package dev.relapse.monitoring;

import java.time.Instant;
import java.util.Map;

/**
 * An alert that is pending or firing.
 *
 * @param labels with {@code alertname}
 * @param annotations expanded
 * @param state {@code pending} or {@code firing}
 * @param activeAt since when its expression is true
 * @param value of its expression, as Prometheus writes it
 */
public record Alert(
        Map<String, String> labels,
        Map<String, String> annotations,
        String state,
        Instant activeAt,
        String value) {

    public String name() {
        return labels.getOrDefault("alertname", "");
    }

    public boolean isFiring() {
        return state.equals("firing");
    }
}
