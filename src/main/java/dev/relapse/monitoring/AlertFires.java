package dev.relapse.monitoring;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.util.List;
import java.util.Optional;

/**
 * Holds while an alert is firing; pending is not enough.
 *
 * @param prometheus who evaluates it
 * @param alert the rule's name
 */
public record AlertFires(PrometheusApi prometheus, String alert) implements Probe {

    @Override
    public String name() {
        return alert + " fires";
    }

    @Override
    public Observation observe() {
        AlertRule rule = new AlertRule(prometheus, alert);
        Optional<Observation> mute = rule.whyMute();
        if (mute.isPresent()) {
            return mute.get();
        }
        List<Alert> active = rule.active();
        List<Alert> firing = active.stream().filter(Alert::isFiring).toList();
        if (!firing.isEmpty()) {
            Alert first = firing.get(0);
            return Observation.holds(
                    "%s fires with value %s, true since %s: %s"
                            .formatted(alert, first.value(), first.activeAt(), first.labels()),
                    firing.size());
        }
        return active.isEmpty()
                ? Observation.notYet(alert + " is inactive", 1)
                : Observation.notYet(
                        "%s is pending with value %s, true since %s"
                                .formatted(alert, active.get(0).value(), active.get(0).activeAt()),
                        active.size());
    }
}
