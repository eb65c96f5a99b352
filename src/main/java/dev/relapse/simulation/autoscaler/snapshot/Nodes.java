package dev.relapse.simulation.autoscaler.snapshot;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Facts about one node, as {@code utils/kubernetes/ready.go} and {@code utils/taints} have them.
 */
public final class Nodes {

    private static final Set<String> NOT_READY_TAINTS =
            Set.of(
                    "node.kubernetes.io/not-ready",
                    "node.kubernetes.io/disk-pressure",
                    "node.kubernetes.io/network-unavailable");

    private Nodes() {}

    public static String name(Node node) {
        return node.getMetadata().getName();
    }

    public static Optional<String> annotation(Node node, String key) {
        Map<String, String> annotations = node.getMetadata().getAnnotations();
        return annotations == null ? Optional.empty() : Optional.ofNullable(annotations.get(key));
    }

    public static List<Taint> taints(Node node) {
        return node.getSpec() == null ? List.of() : node.getSpec().getTaints();
    }

    public static Optional<Taint> taint(Node node, String key) {
        return taints(node).stream().filter(taint -> key.equals(taint.getKey())).findFirst();
    }

    public static boolean isCordoned(Node node) {
        return node.getSpec() != null && Boolean.TRUE.equals(node.getSpec().getUnschedulable());
    }

    /** A node without a Ready condition is not ready. */
    public static boolean isReady(Node node) {
        boolean found = false;
        for (NodeCondition condition : conditions(node)) {
            found |= condition.getType().equals("Ready");
            if (spoilsReadiness(condition)) {
                return false;
            }
        }
        return found && taints(node).stream().noneMatch(t -> NOT_READY_TAINTS.contains(t.getKey()));
    }

    private static List<NodeCondition> conditions(Node node) {
        return node.getStatus() == null ? List.of() : node.getStatus().getConditions();
    }

    private static boolean spoilsReadiness(NodeCondition condition) {
        return switch (condition.getType()) {
            case "Ready" -> Set.of("False", "Unknown").contains(condition.getStatus());
            case "DiskPressure", "NetworkUnavailable" -> condition.getStatus().equals("True");
            default -> false;
        };
    }
}
