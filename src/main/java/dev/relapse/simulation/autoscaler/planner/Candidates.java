package dev.relapse.simulation.autoscaler.planner;

import dev.relapse.simulation.autoscaler.drainability.DisruptionBudgets;
import dev.relapse.simulation.autoscaler.drainability.DrainContext;
import dev.relapse.simulation.autoscaler.drainability.DrainRules;
import dev.relapse.simulation.autoscaler.drainability.PodsToMove;
import dev.relapse.simulation.autoscaler.drainability.PodsToMove.Movable;
import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroup;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroups;
import dev.relapse.simulation.autoscaler.snapshot.ClusterSnapshot;
import dev.relapse.simulation.autoscaler.snapshot.NodeInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which nodes are looked at, and in which order: empty ones first, then earlier candidates.
 *
 * <p>Upstream: {@code processors/nodes/pre_filtering_processor.go} and {@code
 * processors/scaledowncandidates}.
 */
final class Candidates {

    private final NodeGroups groups;
    private final DrainRules rules;
    private final Klog log;

    Candidates(NodeGroups groups, DrainRules rules, Klog log) {
        this.groups = groups;
        this.rules = rules;
        this.log = log;
    }

    List<NodeInfo> from(ClusterSnapshot snapshot, Predicate<String> earlier, Instant now) {
        return snapshot.all().stream()
                .filter(this::mayShrink)
                .sorted(
                        Comparator.comparing((NodeInfo node) -> !isEmpty(node, now))
                                .thenComparing(node -> !earlier.test(node.name())))
                .toList();
    }

    private boolean mayShrink(NodeInfo node) {
        Optional<NodeGroup> group = groups.groupOf(node.node());
        if (group.isEmpty()) {
            log.info(
                    5,
                    "Node "
                            + node.name()
                            + " should not be processed by cluster autoscaler (no node group"
                            + " config)");
            return false;
        }
        int size = groups.targetSize(group.get());
        if (size <= group.get().minSize()) {
            log.info(
                    1,
                    String.format(
                            "Skipping %s - node group min size reached (current: %d, min: %d)",
                            node.name(), size, group.get().minSize()));
            return false;
        }
        return true;
    }

    private boolean isEmpty(NodeInfo node, Instant now) {
        DrainContext anything = new DrainContext(DisruptionBudgets.none(), Optional.empty(), now);
        return PodsToMove.from(node, rules, anything) instanceof Movable movable
                && movable.pods().isEmpty();
    }
}
