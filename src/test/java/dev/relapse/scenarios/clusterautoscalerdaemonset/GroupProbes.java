package dev.relapse.scenarios.clusterautoscalerdaemonset;

import dev.relapse.kubernetes.NodeUtilization;
import dev.relapse.kubernetes.PodProbes;
import dev.relapse.probe.AllOf;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** What this scenario looks at in a node group. */
final class GroupProbes {

    private final AutoscaledPlatform platform;
    private final PodProbes running;

    GroupProbes(AutoscaledPlatform platform) {
        this.platform = platform;
        this.running = new PodProbes(platform.placement().pods());
    }

    /** Exactly so many nodes are there, and each of them takes pods. */
    Probe has(NodeGroup group, int expected) {
        return Probe.of(
                "group " + group.label() + " has " + expected + " nodes",
                () -> {
                    List<Node> nodes = platform.nodesOf(group);
                    long unwanted = nodes.stream().filter(DeletionTaints::isOn).count();
                    String observed =
                            nodes.size() + " nodes, " + unwanted + " of them about to be deleted";
                    return nodes.size() == expected && unwanted == 0
                            ? Observation.holds(observed, nodes.size())
                            : Observation.notYet(observed, Math.max(1, nodes.size()));
                });
    }

    /**
     * Every pod that the group's workloads ask for is Ready on a node that is there, so that none
     * was lost.
     */
    Probe runs(NodeGroup group, int nodes, int workers) {
        return new AllOf(
                "every pod of group " + group.label() + " is Ready",
                List.of(
                        ready(group.daemonSet(), nodes),
                        ready(group.service(), NodeGroup.SIZE),
                        ready(group.workers(), workers)));
    }

    /**
     * No node of the group is used less than that: requests over allocatable, the larger of CPU and
     * memory.
     */
    Probe isUsedAtLeast(NodeGroup group, double threshold) {
        return Probe.of(
                "every node of group " + group.label() + " is used at " + threshold + " or more",
                () -> {
                    OptionalDouble least = leastUtilization(group);
                    if (least.isEmpty()) {
                        return Observation.nothing("the group has no node");
                    }
                    String observed = "the least used at " + least.getAsDouble();
                    int count = platform.nodesOf(group).size();
                    return least.getAsDouble() >= threshold
                            ? Observation.holds(observed, count)
                            : Observation.notYet(observed, count);
                });
    }

    /** Of the least used node of the group; empty when it has none. */
    OptionalDouble leastUtilization(NodeGroup group) {
        return platform.nodesOf(group).stream().mapToDouble(this::utilization).min();
    }

    private double utilization(Node node) {
        return NodeUtilization.of(
                node,
                platform.placement().pods().matching(PodProbes.on(node.getMetadata().getName())));
    }

    private Probe ready(String app, int expected) {
        Predicate<Pod> pods = PodProbes.labelled(platform.namespace(), "app", app);
        return running.allReady("pods of " + app, pods.and(this::isOnNoLostNode), expected);
    }

    private boolean isOnNoLostNode(Pod pod) {
        return !PodProbes.outlivesItsNode(pod, platform.placement().nodes().matching(node -> true));
    }
}
