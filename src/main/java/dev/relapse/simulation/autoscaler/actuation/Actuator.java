package dev.relapse.simulation.autoscaler.actuation;

import dev.relapse.kubernetes.GoDuration;
import dev.relapse.simulation.autoscaler.api.Events;
import dev.relapse.simulation.autoscaler.api.NodeTaints;
import dev.relapse.simulation.autoscaler.eligibility.EligibilityChecker;
import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.metrics.AutoscalerMetrics;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroup;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroups;
import dev.relapse.simulation.autoscaler.options.DeletionOptions;
import dev.relapse.simulation.autoscaler.planner.Removable;
import dev.relapse.simulation.autoscaler.snapshot.Nodes;
import dev.relapse.simulation.autoscaler.snapshot.Pods;
import dev.relapse.simulation.autoscaler.status.StatusConfigMap;
import dev.relapse.simulation.autoscaler.utilization.Utilization;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Taints nodes at once and deletes them after the delay, each in its own time.
 *
 * <p>Upstream: {@code core/scaledown/actuation/actuator.go}.
 */
public final class Actuator {

    private final DeletionOptions options;
    private final NodeTaints taints;
    private final NodeDeletion deletion;
    private final NodeGroups groups;
    private final DeletionTracker tracker;
    private final Events events;
    private final StatusConfigMap status;
    private final AutoscalerMetrics metrics;
    private final ScheduledExecutorService timer;
    private final Klog log;

    Actuator(
            DeletionOptions options,
            NodeTaints taints,
            NodeDeletion deletion,
            NodeGroups groups,
            DeletionTracker tracker,
            Events events,
            StatusConfigMap status,
            AutoscalerMetrics metrics,
            ScheduledExecutorService timer,
            Klog log) {
        this.options = options;
        this.taints = taints;
        this.deletion = deletion;
        this.groups = groups;
        this.tracker = tracker;
        this.events = events;
        this.status = status;
        this.metrics = metrics;
        this.timer = timer;
        this.log = log;
    }

    /**
     * Starts deletions within the limits of parallelism.
     *
     * @param utilization of the nodes, by name
     * @return how many were started
     * @throws KubernetesClientException when a node cannot be tainted; none is deleted then
     */
    public int start(List<Removable> wanted, Map<String, Utilization> utilization) {
        List<Removable> nodes = ParallelismBudget.crop(wanted, tracker, options);
        taintAll(nodes);
        for (Removable node : nodes) {
            NodeGroup group = groups.groupOf(node.node()).orElseThrow();
            announce(node, utilization.get(node.name()));
            tracker.start(node.name(), group.name(), !node.empty());
            log.info(
                    0,
                    "Scale-down: waiting "
                            + GoDuration.format(options.delayAfterTaint())
                            + " before trying to delete nodes");
            var unused =
                    timer.schedule(
                            () -> delete(node, group),
                            options.delayAfterTaint().toMillis(),
                            TimeUnit.MILLISECONDS);
        }
        return nodes.size();
    }

    private void taintAll(List<Removable> nodes) {
        List<Removable> tainted = new ArrayList<>();
        for (Removable node : nodes) {
            try {
                taints.add(node.name(), EligibilityChecker.TO_BE_DELETED_TAINT, "NoSchedule");
            } catch (KubernetesClientException refused) {
                events.warning(
                        node.node(),
                        "ScaleDownFailed",
                        "failed to mark the node as toBeDeleted/unschedulable: "
                                + refused.getMessage());
                tainted.forEach(other -> untaint(other.name()));
                throw refused;
            }
            tainted.add(node);
            events.normal(node.node(), "ScaleDown", "marked the node as toBeDeleted/unschedulable");
        }
    }

    private void announce(Removable node, Utilization utilization) {
        if (node.empty()) {
            String message = "Scale-down: removing empty node \"" + node.name() + "\"";
            log.info(0, message);
            events.normal(status.object(), "ScaleDownEmpty", message);
            return;
        }
        String message =
                String.format(
                        "Scale-down: removing node %s, utilization: %s, pods to reschedule: %s",
                        node.name(),
                        utilization.asUpstreamPrints(),
                        node.podsToMove().stream()
                                .map(Pods::name)
                                .collect(Collectors.joining(",")));
        log.info(0, message);
        events.normal(status.object(), "ScaleDown", message);
    }

    private void delete(Removable node, NodeGroup group) {
        try {
            var unused =
                    deletion.delete(node, group)
                            .whenComplete((error, thrown) -> end(node, error, thrown));
        } catch (RuntimeException failed) {
            end(node, Optional.empty(), failed);
        }
    }

    private void end(Removable node, Optional<String> error, Throwable thrown) {
        try {
            Optional<String> trouble =
                    thrown == null ? error : Optional.of(String.valueOf(thrown.getMessage()));
            trouble.ifPresentOrElse(why -> failed(node, why), () -> removed(node));
        } finally {
            tracker.end(node.name());
        }
    }

    private void removed(Removable node) {
        events.normal(node.node(), "ScaleDown", "nodes removed by cluster autoscaler");
        String reason = node.empty() ? "empty" : "underutilized";
        metrics.scaledDown(Nodes.isReady(node.node()) ? reason : "unready");
        if (node.empty()) {
            events.normal(
                    status.object(),
                    "ScaleDownEmpty",
                    "Scale-down: empty node " + node.name() + " removed");
        } else {
            events.normal(
                    status.object(),
                    "ScaleDown",
                    "Scale-down: node " + node.name() + " removed with drain");
        }
    }

    private void failed(Removable node, String why) {
        log.warning(
                String.format(
                        "Scale-down: couldn't delete %s, status error: %s",
                        node.empty()
                                ? "empty node \"" + node.name() + "\""
                                : "node \"" + node.name() + "\" with drain",
                        why));
        events.warning(
                node.node(),
                "ScaleDownFailed",
                (node.empty()
                                ? "failed to delete empty node: "
                                : "failed to drain and delete node: ")
                        + why);
        untaint(node.name());
    }

    private void untaint(String node) {
        try {
            taints.remove(node, EligibilityChecker.TO_BE_DELETED_TAINT);
        } catch (KubernetesClientException refused) {
            log.warning(
                    String.format(
                            "Error while removing %s taints from node %s: %s",
                            EligibilityChecker.TO_BE_DELETED_TAINT, node, refused.getMessage()));
        }
    }
}
