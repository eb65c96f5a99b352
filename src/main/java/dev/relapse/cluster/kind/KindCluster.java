package dev.relapse.cluster.kind;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.realnodes.AuditTail;
import dev.relapse.process.ProgramFailed;

/** Clusters of kind. */
final class KindCluster {

    /** The name on the command line. */
    static final String KIND = "kind";

    private KindCluster() {}

    /**
     * Starts the cluster and waits until its nodes are Ready. One of the replay's own lives in the
     * request's run, which stays the caller's to close, also when this fails; with it all of the
     * cluster is removed.
     *
     * @throws ProgramFailed when there is no Docker, no image or no cluster: what, and what to do
     */
    static Cluster start(ClusterRequest request, KindOptions options) {
        KindMaker maker = KindMaker.of(request, options);
        if (options.reuse() && !request.fresh()) {
            return ReusedCluster.open(maker);
        }
        MadeCluster made = maker.make(request.run());
        return maker.open(made, made.kubeconfig().getParent(), AuditTail.Begin.FIRST_LINE);
    }
}
