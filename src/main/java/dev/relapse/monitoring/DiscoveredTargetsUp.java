package dev.relapse.monitoring;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.util.List;
import java.util.Map;

/**
 * As {@link TargetsUp}, where a target may also be discovered and dropped: then there is something
 * to look at, and it is not scraped.
 *
 * @param prometheus who scrapes
 * @param job the targets' {@code job} label
 * @param discovered labels, as discovery gives them, by which dropped targets are known
 * @param atLeast the least number of targets, one or more
 */
public record DiscoveredTargetsUp(
        PrometheusApi prometheus, String job, Map<String, String> discovered, int atLeast)
        implements Probe {

    public DiscoveredTargetsUp {
        discovered = Map.copyOf(discovered);
    }

    @Override
    public String name() {
        return scraped().name();
    }

    @Override
    public Observation observe() {
        Observation seen = scraped().observe();
        List<Map<String, String>> dropped = prometheus.targets().dropped(discovered);
        return seen.count() == 0 && !dropped.isEmpty()
                ? Observation.notYet(
                        "%s; %d were discovered and dropped"
                                .formatted(seen.observed(), dropped.size()),
                        dropped.size())
                : seen;
    }

    private TargetsUp scraped() {
        return new TargetsUp(prometheus, job, atLeast);
    }
}
