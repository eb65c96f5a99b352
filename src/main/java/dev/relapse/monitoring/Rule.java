package dev.relapse.monitoring;

import java.time.Instant;

/**
 * A rule as Prometheus runs it.
 *
 * @param name of the alert or of the recorded series
 * @param type {@code alerting} or {@code recording}
 * @param state of an alerting rule: {@code inactive}, {@code pending}, {@code firing} or {@code
 *     unknown}; null for a recording rule
 * @param health {@code ok}, {@code err}, or {@code unknown} before the first evaluation
 * @param lastError of the last evaluation, or null
 * @param query its expression
 * @param lastEvaluation in the year 1 before the first evaluation
 */
public record Rule(
        String name,
        String type,
        String state,
        String health,
        String lastError,
        String query,
        Instant lastEvaluation) {

    /** Whether Prometheus has evaluated it, and without an error. */
    public boolean isHealthy() {
        return "ok".equals(health);
    }
}
