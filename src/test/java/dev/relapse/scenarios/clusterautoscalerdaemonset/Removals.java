package dev.relapse.scenarios.clusterautoscalerdaemonset;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.AuditLog;
import dev.relapse.probe.Probe;
import java.time.Instant;

/** How the autoscaler removed nodes. */
interface Removals {

    /** From the API server's audit log, or from watches where that is not to be had. */
    static Removals of(Cluster cluster, AutoscaledPlatform platform) {
        DeletionTaints taints = new DeletionTaints(platform.placement().nodes());
        return cluster.capabilities().find(AuditLog.class).isPresent()
                ? new RemovalSteps(cluster, taints)
                : new WatchedRemovals(platform, taints);
    }

    /**
     * Holds once it has tainted a node of the group, then evicted pods, then deleted that Node; one
     * Node since then and no more.
     */
    Probe oneNodeOf(NodeGroup group, Instant since);
}
