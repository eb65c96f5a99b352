package dev.relapse.simulation.draino.api;

import dev.relapse.simulation.kubeconfig.NamedKubeconfig;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;

/** A client that takes its credentials from the given kubeconfig and from nowhere else. */
public final class ClientFromFlags {

    private ClientFromFlags() {}

    /**
     * Opens a client that never retries by itself.
     *
     * @param master an API server to use instead of the kubeconfig's; null to use that
     * @throws IllegalArgumentException when the file cannot be read or used
     */
    public static KubernetesClient open(Path kubeconfig, String master) {
        ConfigBuilder config =
                new ConfigBuilder(NamedKubeconfig.read("--kubeconfig", kubeconfig))
                        .withRequestRetryBackoffLimit(0)
                        .withUserAgent("draino/9d39b53 (simulated by relapse)");
        if (master != null) {
            config.withMasterUrl(master);
        }
        return new KubernetesClientBuilder().withConfig(config.build()).build();
    }
}
