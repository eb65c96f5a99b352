package dev.relapse.cluster.k3s;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProvider;
import dev.relapse.cluster.ClusterRequest;

/** Opens clusters of k3s. */
public final class K3sClusterProvider implements ClusterProvider {

    @Override
    public String kind() {
        return K3sCluster.KIND;
    }

    @Override
    public String makes() {
        return "a container, volumes and a network of Docker's";
    }

    @Override
    public boolean runsPrograms() {
        return false;
    }

    @Override
    public Cluster open(ClusterRequest request) {
        return K3sCluster.start(request, K3sOptions.from(System.getProperties(), request.timers()));
    }
}
