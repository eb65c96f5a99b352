package dev.relapse.monitoring;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds when an alert is neither pending nor firing, and was evaluated often enough to tell.
 *
 * @param prometheus who evaluates it
 * @param alert the rule's name
 * @param since evaluations before it do not count, such as those before the fix
 * @param evaluations the least number of evaluations, one or more
 */
public record AlertResolved(PrometheusApi prometheus, String alert, Instant since, long evaluations)
        implements Probe {

    public AlertResolved {
        AlertRule.requireSome(evaluations);
    }

    @Override
    public String name() {
        return alert + " is resolved";
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
        List<Alert> active = rule.active();
        if (!active.isEmpty()) {
            return Observation.notYet(
                    "%s is %s with value %s"
                            .formatted(alert, active.get(0).state(), active.get(0).value()),
                    active.size());
        }
        String inactive = "%s is inactive after %d evaluations".formatted(alert, seen);
        return seen < evaluations
                ? Observation.notYet(inactive + ", fewer than " + evaluations, seen)
                : Observation.holds(inactive, seen);
    }
}
