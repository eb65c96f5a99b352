package dev.relapse.monitoring;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.util.List;

/**
 * Holds when Prometheus has scraped every target of a job, and at least so many of them.
 *
 * @param prometheus who scrapes
 * @param job the targets' {@code job} label
 * @param atLeast the least number of targets, one or more
 */
public record TargetsUp(PrometheusApi prometheus, String job, int atLeast) implements Probe {

    public TargetsUp {
        if (atLeast < 1) {
            throw new IllegalArgumentException("no target proves nothing; asked for " + atLeast);
        }
    }

    @Override
    public String name() {
        return "Prometheus scrapes job " + job;
    }

    @Override
    public Observation observe() {
        List<Target> targets = prometheus.targets().ofJob(job);
        if (targets.isEmpty()) {
            return Observation.nothing("Prometheus has no target of job " + job);
        }
        List<Target> notUp = targets.stream().filter(target -> !target.isUp()).toList();
        if (!notUp.isEmpty()) {
            Target first = notUp.get(0);
            return Observation.notYet(
                    "%d of %d targets of job %s are not up: %s is %s %s"
                            .formatted(
                                    notUp.size(),
                                    targets.size(),
                                    job,
                                    first.scrapeUrl(),
                                    first.health(),
                                    first.lastError()),
                    targets.size());
        }
        String seen = "%d targets of job %s are up".formatted(targets.size(), job);
        return targets.size() < atLeast
                ? Observation.notYet(seen + ", fewer than " + atLeast, targets.size())
                : Observation.holds(seen, targets.size());
    }
}
