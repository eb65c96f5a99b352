package dev.relapse.monitoring;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.util.List;

/**
 * Holds when Prometheus knows targets of a job and none of them answers.
 *
 * @param prometheus who scrapes
 * @param job the targets' {@code job} label
 * @param atLeast the least number of targets, one or more
 */
public record TargetsDown(PrometheusApi prometheus, String job, int atLeast) implements Probe {

    public TargetsDown {
        if (atLeast < 1) {
            throw new IllegalArgumentException("no target proves nothing; asked for " + atLeast);
        }
    }

    @Override
    public String name() {
        return "Prometheus reaches no target of job " + job;
    }

    @Override
    public Observation observe() {
        List<Target> targets = prometheus.targets().ofJob(job);
        if (targets.isEmpty()) {
            return Observation.nothing("Prometheus has no target of job " + job);
        }
        List<Target> down = targets.stream().filter(t -> t.health().equals("down")).toList();
        String seen =
                "%d of %d targets of job %s are down%s"
                        .formatted(
                                down.size(),
                                targets.size(),
                                job,
                                down.isEmpty() ? "" : ": " + down.get(0).lastError());
        return down.size() < targets.size() || targets.size() < atLeast
                ? Observation.notYet(seen, targets.size())
                : Observation.holds(seen, targets.size());
    }
}
