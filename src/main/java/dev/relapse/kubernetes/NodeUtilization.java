package dev.relapse.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How much of a Node its pods ask for: the larger share of CPU and memory, requests over
 * allocatable.
 */
public final class NodeUtilization {

    private NodeUtilization() {}

    /**
     * The share, from 0.
     *
     * @param node with allocatable CPU and memory
     * @param pods those that are bound to it
     */
    public static double of(Node node, List<Pod> pods) {
        return Stream.of("cpu", "memory")
                .mapToDouble(resource -> share(resource, node, pods))
                .max()
                .orElseThrow();
    }

    private static double share(String resource, Node node, List<Pod> pods) {
        double requested =
                pods.stream()
                        .flatMap(pod -> pod.getSpec().getContainers().stream())
                        .map(container -> container.getResources().getRequests())
                        .filter(Objects::nonNull)
                        .mapToDouble(requests -> amount(requests, resource))
                        .sum();
        return requested / amount(node.getStatus().getAllocatable(), resource);
    }

    private static double amount(Map<String, Quantity> quantities, String resource) {
        Quantity quantity = quantities.get(resource);
        return quantity == null ? 0 : quantity.getNumericalAmount().doubleValue();
    }
}
