package dev.relapse.simulation.istiod.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Istio's DestinationRule, as far as it makes clusters.
 *
 * @param host complete, perhaps with a wildcard
 * @param workloadSelector the client workloads it is meant for; empty for all
 * @param subsets their names
 */
public record DestinationRule(
        ObjectKey key,
        Instant created,
        String host,
        Visibility visibility,
        Optional<Map<String, String>> workloadSelector,
        List<String> subsets) {

    public DestinationRule {
        workloadSelector = workloadSelector.map(Map::copyOf);
        subsets = List.copyOf(subsets);
    }
}
