package dev.relapse.simulation.autoscaler.actuation;

import dev.relapse.simulation.autoscaler.api.NodeTaints;
import dev.relapse.simulation.autoscaler.eligibility.EligibilityChecker;
import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroups;
import dev.relapse.simulation.autoscaler.snapshot.Nodes;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Set;

/**
 * Keeps the taint that asks the scheduler to avoid unneeded nodes.
 *
 * <p>Upstream: {@code core/scaledown/actuation/softtaint.go}, with its limit of ten writes a loop.
 */
public final class SoftTaints {

    public static final String KEY = "DeletionCandidateOfClusterAutoscaler";

    private static final int WRITES_PER_LOOP = 10;

    private final NodeTaints taints;
    private final NodeGroups groups;
    private final Klog log;

    public SoftTaints(NodeTaints taints, NodeGroups groups, Klog log) {
        this.taints = taints;
        this.groups = groups;
        this.log = log;
    }

    /** Failures are logged; the next loop tries again. */
    public void update(List<Node> nodes, Set<String> unneeded) {
        List<Node> wrong =
                nodes.stream()
                        .filter(node -> groups.groupOf(node).isPresent())
                        .filter(node -> !has(node, EligibilityChecker.TO_BE_DELETED_TAINT))
                        .filter(node -> has(node, KEY) != unneeded.contains(Nodes.name(node)))
                        .toList();
        wrong.stream().limit(WRITES_PER_LOOP).forEach(node -> flip(node, unneeded));
        if (wrong.size() > WRITES_PER_LOOP) {
            log.info(
                    4,
                    String.format(
                            "Skipped adding/removing soft taints on %d nodes - API call or time"
                                    + " limit exceeded",
                            wrong.size() - WRITES_PER_LOOP));
        }
    }

    private void flip(Node node, Set<String> unneeded) {
        String name = Nodes.name(node);
        boolean add = unneeded.contains(name);
        try {
            if (add) {
                taints.add(name, KEY, "PreferNoSchedule");
            } else {
                taints.remove(name, KEY);
            }
        } catch (KubernetesClientException refused) {
            log.warning(
                    String.format(
                            "Soft taint on %s %s error %s",
                            name, add ? "adding" : "removal", refused.getMessage()));
        }
    }

    private static boolean has(Node node, String key) {
        return Nodes.taint(node, key).isPresent();
    }
}
