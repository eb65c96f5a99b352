package dev.relapse.simulation.istiod.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Istio's Sidecar resource: what the proxies of a namespace need to know.
 *
 * @param workloadSelector empty when it is meant for every workload of its namespace
 * @param egress empty means everything
 */
public record Sidecar(
        ObjectKey key,
        Instant created,
        Optional<Map<String, String>> workloadSelector,
        List<EgressListener> egress) {

    public Sidecar {
        workloadSelector = workloadSelector.map(Map::copyOf);
        egress = List.copyOf(egress);
    }

    /** Whether it is meant for a workload with these labels. */
    public boolean selects(Map<String, String> labels) {
        return workloadSelector
                .map(wanted -> labels.entrySet().containsAll(wanted.entrySet()))
                .orElse(true);
    }
}
