package dev.relapse.simulation.istiod.model;

import java.util.Map;
import java.util.Set;

/**
 * Who a sidecar says it is.
 *
 * @param id {@code pod.namespace}
 * @param address the workload's IP address
 * @param clusterId empty when it does not say
 * @param istioVersion empty when it does not say
 * @param podPorts the workload's named ports
 * @param reservedPorts ports of the proxy's own static listeners
 */
public record ProxyIdentity(
        String id,
        String address,
        String namespace,
        Map<String, String> labels,
        String clusterId,
        String istioVersion,
        Map<String, Integer> podPorts,
        Set<Integer> reservedPorts) {

    public ProxyIdentity {
        labels = Map.copyOf(labels);
        podPorts = Map.copyOf(podPorts);
        reservedPorts = Set.copyOf(reservedPorts);
    }
}
