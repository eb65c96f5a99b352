package dev.relapse.cluster;

import dev.relapse.cluster.capability.Tenancy;
import dev.relapse.evidence.EvidenceSource;
import dev.relapse.wait.AbortCheck;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/**
 * Where a scenario runs. Everything that only some clusters can do is a capability: an interface
 * that the scenario asks for with {@link #require}. As an {@link AbortCheck} it fires when a part
 * of the cluster died unasked.
 */
public interface Cluster extends AbortCheck, AutoCloseable {

    /** The kind's name as on the command line, such as {@code embedded}. */
    String kind();

    /** What this cluster can do. */
    Capabilities capabilities();

    /**
     * The capability.
     *
     * @throws UnsupportedByClusterException naming what this cluster can do
     */
    default <C> C require(Class<C> capability) {
        return capabilities()
                .find(capability)
                .orElseThrow(
                        () ->
                                new UnsupportedByClusterException(
                                        "the cluster '%s' has no %s; it has %s"
                                                .formatted(
                                                        kind(),
                                                        capability.getSimpleName(),
                                                        capabilities().names())));
    }

    /**
     * A client with cluster-admin rights, closed with the cluster. A capability like any other: a
     * bare machine serves no Kubernetes API.
     *
     * @throws UnsupportedByClusterException when this cluster has no Kubernetes API
     */
    default KubernetesClient client() {
        return require(KubernetesClient.class);
    }

    /** How what a scenario makes is named and marked here. */
    default Tenancy tenancy() {
        return capabilities().find(Tenancy.class).orElse(Tenancy.SOLE);
    }

    /** Every upstream program that ran so far, in order of its start. */
    List<Component> components();

    /** What the cluster can contribute to a replay's evidence folder, such as logs. */
    List<EvidenceSource> evidence();

    @Override
    void close();
}
