package dev.relapse.scenarios.clusterautoscalerdaemonset;

import dev.relapse.cluster.AuditEvent;
import dev.relapse.cluster.AuditFollower;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.AuditLog;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** How the autoscaler removed a node, from what it asked of the API server. */
final class RemovalSteps {

    private static final Set<String> WRITES = Set.of("update", "patch");

    private final AuditFollower audit;

    RemovalSteps(Cluster cluster) {
        audit =
                new AuditFollower(
                        cluster.require(AuditLog.class).file(),
                        event ->
                                event.stage().equals("ResponseComplete")
                                        && event.user().equals(AutoscalerInstallation.USER)
                                        && event.code() < 300
                                        && !event.verb().equals("get"));
    }

    /**
     * Holds once it has written a node of the group (its taint), then evicted pods, then deleted
     * that Node; one Node since then and no more.
     */
    Probe oneNodeOf(NodeGroup group, Instant since) {
        return Probe.of(
                "one node of group " + group.label() + " was tainted, drained and deleted",
                () -> {
                    List<AuditEvent> deleted =
                            after(
                                    since,
                                    event ->
                                            event.verb().equals("delete")
                                                    && isNodeOf(group, event));
                    if (deleted.size() != 1) {
                        return Observation.notYet(deleted.size() + " nodes were deleted", 1);
                    }
                    return steps(deleted.get(0), since);
                });
    }

    private Observation steps(AuditEvent deletion, Instant since) {
        List<AuditEvent> tainted =
                after(
                        since,
                        event ->
                                WRITES.contains(event.verb())
                                        && event.resource().equals("nodes")
                                        && event.name().equals(deletion.name()));
        if (tainted.isEmpty()) {
            return Observation.notYet(deletion.name() + " was deleted untainted", 1);
        }
        Instant taint = tainted.get(0).received();
        List<AuditEvent> evictions =
                after(
                        taint,
                        event ->
                                event.resource().equals("pods/eviction")
                                        && event.received().isBefore(deletion.received()));
        String observed =
                "%s: tainted %s, %d pods evicted, deleted %s"
                        .formatted(deletion.name(), taint, evictions.size(), deletion.received());
        return evictions.isEmpty()
                ? Observation.notYet(observed, 1)
                : Observation.holds(observed, 2 + evictions.size());
    }

    private List<AuditEvent> after(Instant since, Predicate<AuditEvent> wanted) {
        return audit.matching(event -> event.received().isAfter(since) && wanted.test(event));
    }

    private static boolean isNodeOf(NodeGroup group, AuditEvent event) {
        return event.resource().equals("nodes") && event.name().startsWith(group.label() + "-");
    }
}
