package dev.relapse.simulation.autoscaler.loop;

import dev.relapse.simulation.autoscaler.actuation.Actuator;
import dev.relapse.simulation.autoscaler.actuation.DeletionTracker;
import dev.relapse.simulation.autoscaler.actuation.SoftTaints;
import dev.relapse.simulation.autoscaler.api.ClusterReader;
import dev.relapse.simulation.autoscaler.api.Events;
import dev.relapse.simulation.autoscaler.drainability.DisruptionBudgets;
import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.metrics.AutoscalerMetrics;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroups;
import dev.relapse.simulation.autoscaler.planner.Planner;
import dev.relapse.simulation.autoscaler.planner.PlannerInput;
import dev.relapse.simulation.autoscaler.planner.Removable;
import dev.relapse.simulation.autoscaler.snapshot.ClusterSnapshot;
import dev.relapse.simulation.autoscaler.snapshot.Pods;
import dev.relapse.simulation.autoscaler.status.ClusterReadiness;
import dev.relapse.simulation.autoscaler.status.StatusConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One loop: look at the cluster, plan, act, report.
 *
 * <p>Upstream: {@code RunOnce} in {@code core/static_autoscaler.go}.
 */
final class Autoscaler {

    private static final String NO_SCALE_UP = "scale-up is not simulated";

    private final boolean scaleDownEnabled;
    private final ClusterReader reader;
    private final NodeGroups groups;
    private final Planner planner;
    private final Actuator actuator;
    private final DeletionTracker tracker;
    private final SoftTaints softTaints;
    private final Cooldown cooldown;
    private final StatusReport report;
    private final StatusConfigMap status;
    private final Events events;
    private final AutoscalerMetrics metrics;
    private final Clock clock;
    private final Klog log;

    Autoscaler(Parts parts, Planner planner, Actuator actuator, SoftTaints softTaints) {
        this.scaleDownEnabled = parts.settings().scaleDownEnabled();
        this.reader = parts.reader();
        this.groups = parts.groups();
        this.planner = planner;
        this.actuator = actuator;
        this.tracker = parts.tracker();
        this.softTaints = softTaints;
        this.clock = parts.clock();
        this.cooldown = new Cooldown(parts.settings().cooldown(), clock.instant());
        this.report = new StatusReport(parts);
        this.status = parts.status();
        this.events = parts.events();
        this.metrics = parts.metrics();
        this.log = parts.log();
    }

    /**
     * Runs one loop.
     *
     * @return whether it started a deletion, so that the next loop follows at once
     * @throws KubernetesClientException when the API refuses a write that the loop depends on
     */
    boolean runOnce(Instant now) {
        log.info(4, "Starting main loop");
        List<Node> nodes = reader.nodes();
        List<Pod> pods = reader.pods();
        groups.refresh(nodes);
        ClusterSnapshot snapshot = ClusterSnapshot.of(started(nodes, now), pods);
        PendingPods pending = PendingPods.of(pods, snapshot, now);
        try {
            if (!report.healthy(nodes, now)) {
                log.warning("Cluster is not ready for autoscaling");
                planner.forgetUnneeded();
                events.warning(status.object(), "ClusterUnhealthy", "Cluster is unhealthy");
                return false;
            }
            metrics.activity("autoscaling", clock.instant());
            announce(pending);
            if (scaleDownEnabled) {
                scaleDown(input(snapshot, now), nodes, pending.allNew());
            }
            return cooldown.deletedSince(now);
        } finally {
            report.write(nodes, planner.unneeded(), message(pending), now);
        }
    }

    /** As upstream, a node that is still starting is neither a candidate nor a destination. */
    private List<Node> started(List<Node> nodes, Instant now) {
        return nodes.stream()
                .filter(
                        node ->
                                groups.groupOf(node).isEmpty()
                                        || !ClusterReadiness.isStarting(node, now))
                .toList();
    }

    private PlannerInput input(ClusterSnapshot snapshot, Instant now) {
        return new PlannerInput(
                snapshot,
                new DisruptionBudgets(reader.budgets()),
                reader,
                tracker.nodes(),
                tracker.countByGroup(),
                now);
    }

    private void scaleDown(PlannerInput input, List<Node> nodes, boolean forbidden) {
        log.info(4, "Calculating unneeded nodes");
        Instant start = clock.instant();
        int candidates = planner.update(input);
        metrics.unneeded(planner.unneeded().size());
        metrics.duration("findUnneeded", Duration.between(start, clock.instant()));
        boolean paused = forbidden || cooldown.holds(input.now());
        log.info(4, cooldown.describe(forbidden, input.now()));
        metrics.inCooldown(paused);
        if (!paused) {
            metrics.activity("scaleDown", clock.instant());
            if (candidates == 0) {
                log.info(4, "Starting scale down: no scale down candidates. skipping...");
            } else {
                startDeletions(input);
            }
        }
        softTaints.update(
                nodes,
                planner.unneeded().stream().map(Removable::name).collect(Collectors.toSet()));
    }

    private void startDeletions(PlannerInput input) {
        log.info(4, "Starting scale down");
        List<Removable> ripe = planner.nodesToDelete(input);
        try {
            if (actuator.start(ripe, planner.utilization()) > 0) {
                cooldown.deleted(input.now());
            }
        } catch (KubernetesClientException refused) {
            cooldown.failed(input.now());
            throw refused;
        }
        metrics.unremovable(planner.unremovable());
    }

    private void announce(PendingPods pending) {
        metrics.unschedulable(pending.pods().size());
        if (pending.pods().isEmpty()) {
            log.info(1, "No unschedulable pods");
        } else if (pending.allNew()) {
            log.info(1, "Unschedulable pods are very new, waiting one iteration for more");
        } else {
            log.warning(message(pending));
        }
    }

    private static String message(PendingPods pending) {
        if (pending.pods().isEmpty()) {
            return "";
        }
        return NO_SCALE_UP
                + "; unschedulable pods: "
                + pending.pods().stream().map(Pods::fullName).collect(Collectors.joining(", "));
    }
}
