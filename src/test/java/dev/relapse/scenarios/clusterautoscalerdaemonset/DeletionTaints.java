package dev.relapse.scenarios.clusterautoscalerdaemonset;

import dev.relapse.kubernetes.WatchedAll;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When nodes were marked for deletion. The autoscaler sets a taint before it drains a node, with
 * the second of that moment as its value ({@code utils/taints/taints.go}); it is kept here, as it
 * goes away with the node.
 */
final class DeletionTaints {

    private static final String KEY = "ToBeDeletedByClusterAutoscaler";

    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    DeletionTaints(WatchedAll<Node> nodes) {
        nodes.onEachChange(
                node ->
                        of(node).ifPresent(
                                        taint ->
                                                seen.putIfAbsent(
                                                        node.getMetadata().getName(),
                                                        Instant.ofEpochSecond(
                                                                Long.parseLong(
                                                                        taint.getValue())))));
    }

    /** When that node was marked, or empty when it never was. */
    Optional<Instant> when(String node) {
        return Optional.ofNullable(seen.get(node));
    }

    /** Whether the node is marked now. */
    static boolean isOn(Node node) {
        return of(node).isPresent();
    }

    private static Optional<Taint> of(Node node) {
        return node.getSpec().getTaints().stream()
                .filter(taint -> taint.getKey().equals(KEY))
                .findFirst();
    }
}
