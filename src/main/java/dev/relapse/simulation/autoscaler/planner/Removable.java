package dev.relapse.simulation.autoscaler.planner;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * A node whose pods all found another place.
 *
 * @param podsToMove empty for a node that needs no drain
 * @param risky its pods cannot all be evicted at once
 */
public record Removable(Node node, List<Pod> podsToMove, boolean risky) {

    public Removable {
        podsToMove = List.copyOf(podsToMove);
    }

    public String name() {
        return node.getMetadata().getName();
    }

    public boolean empty() {
        return podsToMove.isEmpty();
    }
}
