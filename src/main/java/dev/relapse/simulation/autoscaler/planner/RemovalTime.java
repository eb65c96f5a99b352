package dev.relapse.simulation.autoscaler.planner;

import dev.relapse.simulation.autoscaler.eligibility.EligibilityChecker;
import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroup;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroups;
import dev.relapse.simulation.autoscaler.options.ScaleDownOptions;
import dev.relapse.simulation.autoscaler.snapshot.Nodes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an unneeded node has waited long enough and its group is large enough.
 *
 * <p>Upstream: {@code unremovableReason} in {@code core/scaledown/unneeded/nodes.go}.
 */
final class RemovalTime {

    private final ScaleDownOptions options;
    private final NodeGroups groups;
    private final Klog log;
    private final Map<String, Integer> sizes = new HashMap<>();

    RemovalTime(ScaleDownOptions options, NodeGroups groups, Klog log) {
        this.options = options;
        this.groups = groups;
        this.log = log;
    }

    /**
     * Takes the group sizes at the start of the loop; each node that may go reduces its group's.
     */
    void startLoop(PlannerInput input) {
        sizes.clear();
        for (NodeGroup group : groups.all()) {
            int deleting = input.deletingByGroup().getOrDefault(group.name(), 0);
            sizes.put(group.name(), groups.targetSize(group) - deleting);
        }
    }

    UnremovableReason reasonToWait(Removable candidate, UnneededNodes unneeded, Instant now) {
        if (EligibilityChecker.isScaleDownDisabled(candidate.node())) {
            log.info(4, "Skipping " + candidate.name() + " - scale down disabled annotation found");
            return UnremovableReason.SCALE_DOWN_DISABLED_ANNOTATION;
        }
        Optional<NodeGroup> group = groups.groupOf(candidate.node());
        if (group.isEmpty()) {
            log.info(4, "Skipping " + candidate.name() + " - no node group config");
            return UnremovableReason.NOT_AUTOSCALED;
        }
        boolean ready = Nodes.isReady(candidate.node());
        if (ready && !unneeded.longerThan(candidate.name(), options.unneededTime(), now)) {
            return UnremovableReason.NOT_UNNEEDED_LONG_ENOUGH;
        }
        if (!ready && !unneeded.longerThan(candidate.name(), options.unreadyTime(), now)) {
            return UnremovableReason.NOT_UNREADY_LONG_ENOUGH;
        }
        if (sizes.get(group.get().name()) <= group.get().minSize()) {
            log.info(1, "Skipping " + candidate.name() + " - node group min size reached");
            return UnremovableReason.NODE_GROUP_MIN_SIZE_REACHED;
        }
        sizes.merge(group.get().name(), -1, Integer::sum);
        return UnremovableReason.NO_REASON;
    }
}
