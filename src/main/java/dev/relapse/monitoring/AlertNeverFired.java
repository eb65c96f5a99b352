package dev.relapse.monitoring;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds when an alert has not fired at any moment since {@code since}, though it was evaluated
 * often enough to do so. Once it fired, this never holds again.
 *
 * @param prometheus who evaluates it
 * @param alert the rule's name
 * @param since where the window begins
 * @param evaluations the least number of evaluations in the window, one or more
 */
public record AlertNeverFired(
        PrometheusApi prometheus, String alert, Instant since, long evaluations) implements Probe {

    public AlertNeverFired {
        AlertRule.requireSome(evaluations);
    }

    @Override
    public String name() {
        return alert + " has not fired since " + since;
    }

    @Override
    public Observation observe() {
        AlertRule rule = new AlertRule(prometheus, alert);
        Optional<Observation> mute = rule.whyMute();
        if (mute.isPresent()) {
            return mute.get();
        }
        // Counted first, so that every counted evaluation is part of what is looked at next.
        long seen = rule.evaluationsSince(since);
        List<Sample> fired =
                prometheus.query(
                        "count_over_time(ALERTS{alertname=\"%s\",alertstate=\"firing\"}[%s])"
                                .formatted(alert, AlertRule.rangeSince(since)));
        if (!fired.isEmpty()) {
            return Observation.notYet(
                    "%s fired in %.0f evaluations: %s"
                            .formatted(alert, fired.get(0).value(), fired.get(0).labels()),
                    fired.size());
        }
        String never = "%s did not fire in %d evaluations".formatted(alert, seen);
        return seen < evaluations
                ? Observation.notYet(never + ", fewer than " + evaluations, seen)
                : Observation.holds(never, seen);
    }
}
