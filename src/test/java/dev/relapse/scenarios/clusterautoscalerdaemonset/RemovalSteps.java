package dev.relapse.scenarios.clusterautoscalerdaemonset;

import dev.relapse.cluster.AuditEvent;
import dev.relapse.cluster.AuditFollower;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.AuditLog;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the autoscaler removed a node: its taint, and what it then asked of the API server. */
final class RemovalSteps implements Removals {

    private final DeletionTaints taints;
    private final AuditFollower audit;

    RemovalSteps(Cluster cluster, DeletionTaints taints) {
        this.taints = taints;
        audit =
                new AuditFollower(
                        cluster.require(AuditLog.class).file(),
                        event ->
                                event.stage().equals("ResponseComplete")
                                        && event.user().equals(AutoscalerInstallation.USER)
                                        && event.code() < 300
                                        && !event.verb().equals("get"));
    }

    @Override
    public Probe oneNodeOf(NodeGroup group, Instant since) {
        return Probe.of(
                "one node of group " + group.label() + " was tainted, drained and deleted",
                () -> {
                    List<AuditEvent> deleted =
                            audit.matching(
                                    event ->
                                            event.verb().equals("delete")
                                                    && isNodeOf(group, event)
                                                    && event.received().isAfter(since));
                    if (deleted.size() != 1) {
                        return Observation.notYet(deleted.size() + " nodes were deleted", 1);
                    }
                    return steps(deleted.get(0), since);
                });
    }

    private Observation steps(AuditEvent deletion, Instant since) {
        Optional<Instant> taint = taints.when(deletion.name());
        if (taint.isEmpty()) {
            return Observation.notYet(deletion.name() + " was deleted without a taint", 1);
        }
        long evictions =
                audit.matching(
                                event ->
                                        event.resource().equals("pods/eviction")
                                                && event.received().isAfter(since)
                                                && !event.received().isBefore(taint.get())
                                                && event.received().isBefore(deletion.received()))
                        .size();
        String observed =
                "%s: tainted %s, %d pods evicted, deleted %s"
                        .formatted(deletion.name(), taint.get(), evictions, deletion.received());
        return evictions == 0
                ? Observation.notYet(observed, 1)
                : Observation.holds(observed, 2 + evictions);
    }

    private static boolean isNodeOf(NodeGroup group, AuditEvent event) {
        return event.resource().equals("nodes") && event.name().startsWith(group.label() + "-");
    }
}
