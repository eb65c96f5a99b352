package dev.relapse.cluster.machine;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProvider;
import dev.relapse.cluster.ClusterRequest;

/** Opens {@link MachineCluster}s. */
public final class MachineClusterProvider implements ClusterProvider {

    @Override
    public String kind() {
        return MachineCluster.KIND;
    }

    @Override
    public String makes() {
        return "namespaces and cgroups";
    }

    @Override
    public Cluster open(ClusterRequest request) {
        return MachineCluster.start(request.run(), request.artifacts(), request.versions());
    }
}
