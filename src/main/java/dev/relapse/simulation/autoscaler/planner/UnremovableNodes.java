package dev.relapse.simulation.autoscaler.planner;

import dev.relapse.simulation.autoscaler.snapshot.ClusterSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes that stay in this loop, and those that are not looked at again for a while.
 *
 * <p>Upstream: {@code core/scaledown/unremovable/nodes.go}.
 */
final class UnremovableNodes {

    private final Map<String, Instant> notBefore = new HashMap<>();
    private final Map<String, UnremovableReason> reasons = new LinkedHashMap<>();

    void startLoop(ClusterSnapshot snapshot, Instant now) {
        reasons.clear();
        notBefore
                .entrySet()
                .removeIf(e -> snapshot.find(e.getKey()).isEmpty() || !e.getValue().isAfter(now));
    }

    void add(String node, UnremovableReason reason) {
        reasons.put(node, reason);
    }

    void addUntil(String node, UnremovableReason reason, Instant again) {
        notBefore.put(node, again);
        add(node, reason);
    }

    boolean isRecent(String node) {
        return notBefore.containsKey(node);
    }

    List<Unremovable> list() {
        return reasons.entrySet().stream()
                .map(e -> new Unremovable(e.getKey(), e.getValue()))
                .toList();
    }
}
