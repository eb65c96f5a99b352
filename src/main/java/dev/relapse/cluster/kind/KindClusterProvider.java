package dev.relapse.cluster.kind;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProvider;
import dev.relapse.cluster.ClusterRequest;

/** Opens clusters of kind. */
public final class KindClusterProvider implements ClusterProvider {

    @Override
    public String kind() {
        return KindCluster.KIND;
    }

    @Override
    public String makes() {
        return "containers, volumes and a network of Docker's";
    }

    @Override
    public boolean runsPrograms() {
        return false;
    }

    @Override
    public Cluster open(ClusterRequest request) {
        return KindCluster.start(
                request,
                KindOptions.from(System.getProperties(), request.timers())
                        .withWorkers(request.realNodes() - 1));
    }
}
