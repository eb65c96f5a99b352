package dev.relapse.scenarios.harness;

import dev.relapse.cluster.Capabilities;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProvider;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.Component;
import dev.relapse.evidence.EvidenceSource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import java.util.Optional;

/** A kind of cluster with nothing in it, for tests of what surrounds a cluster. */
public final class NoCluster implements ClusterProvider, Cluster {

    static final String KIND = "none";

    private final KubernetesClient client =
            new KubernetesClientBuilder()
                    .withConfig(
                            new ConfigBuilder(Config.empty())
                                    .withMasterUrl("https://127.0.0.1:1")
                                    .withRequestRetryBackoffLimit(0)
                                    .build())
                    .build();

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Cluster open(ClusterRequest request) {
        return new NoCluster();
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.none().with(KubernetesClient.class, client);
    }

    @Override
    public List<Component> components() {
        return List.of();
    }

    @Override
    public List<EvidenceSource> evidence() {
        return List.of();
    }

    @Override
    public Optional<String> reasonToAbort() {
        return Optional.empty();
    }

    @Override
    public void close() {
        client.close();
    }
}
