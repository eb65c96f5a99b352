package dev.relapse.cluster.embedded;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProvider;
import dev.relapse.cluster.ClusterRequest;
import java.util.Map;

/** Opens {@link EmbeddedCluster}s. */
public final class EmbeddedClusterProvider implements ClusterProvider {

    @Override
    public String kind() {
        return EmbeddedCluster.KIND;
    }

    @Override
    public String makes() {
        return "network namespaces, where its nodes have a network of their own";
    }

    @Override
    public Cluster open(ClusterRequest request) {
        return EmbeddedCluster.start(
                request.run(),
                request.artifacts(),
                new EmbeddedOptions(request.versions(), request.timers(), Map.of()));
    }
}
