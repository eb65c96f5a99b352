package dev.relapse.monitoring;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.time.Duration;
import java.time.Instant;

/**
 * Holds when an alert has not fired lately, though it was evaluated often enough to do so. Other
 * than {@link AlertNeverFired} it forgives what is over: one slow request while everything starts
 * is no incident, and health that lasts is health.
 *
 * @param prometheus who evaluates it
 * @param alert the rule's name
 * @param window how long it must have been quiet, more than zero
 * @param evaluations the least number of evaluations in the window, one or more
 */
public record AlertQuiet(PrometheusApi prometheus, String alert, Duration window, long evaluations)
        implements Probe {

    public AlertQuiet {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("an alert is quiet for a time, not for " + window);
        }
        AlertRule.requireSome(evaluations);
    }

    @Override
    public String name() {
        return "%s has not fired for %d s".formatted(alert, window.toSeconds());
    }

    @Override
    public Observation observe() {
        return new AlertNeverFired(prometheus, alert, Instant.now().minus(window), evaluations)
                .observe();
    }
}
