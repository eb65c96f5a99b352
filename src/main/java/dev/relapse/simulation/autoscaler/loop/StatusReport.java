package dev.relapse.simulation.autoscaler.loop;

import dev.relapse.simulation.autoscaler.nodegroup.NodeGroup;
import dev.relapse.simulation.autoscaler.planner.Removable;
import dev.relapse.simulation.autoscaler.status.ClusterReadiness;
import dev.relapse.simulation.autoscaler.status.StatusInput;
import io.fabric8.kubernetes.api.model.Node;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the metrics and the status ConfigMap what a loop found. */
final class StatusReport {

    private final Parts parts;

    StatusReport(Parts parts) {
        this.parts = parts;
    }

    boolean healthy(List<Node> nodes, Instant now) {
        ClusterReadiness all = readiness(nodes, now);
        parts.metrics().nodes(all.ready(), all.unready(), all.notStarted(), all.healthy());
        return all.healthy();
    }

    void write(List<Node> nodes, List<Removable> unneeded, String message, Instant now) {
        Map<String, ClusterReadiness> byGroup = new HashMap<>();
        Map<String, Integer> candidates = new HashMap<>();
        Map<String, Integer> targets = new HashMap<>();
        for (NodeGroup group : parts.groups().all()) {
            List<Node> members = nodes.stream().filter(node -> isIn(group, node)).toList();
            byGroup.put(group.name(), readiness(members, now));
            targets.put(group.name(), parts.groups().targetSize(group));
            candidates.put(
                    group.name(),
                    (int) unneeded.stream().filter(n -> isIn(group, n.node())).count());
        }
        StatusInput input =
                new StatusInput(
                        now,
                        message,
                        readiness(nodes, now),
                        parts.groups().all(),
                        byGroup,
                        candidates,
                        targets);
        parts.status().write(parts.document().running(input), now);
    }

    private boolean isIn(NodeGroup group, Node node) {
        return parts.groups().groupOf(node).equals(Optional.of(group));
    }

    private ClusterReadiness readiness(List<Node> nodes, Instant now) {
        return ClusterReadiness.of(nodes, parts.tracker().nodes(), now);
    }
}
