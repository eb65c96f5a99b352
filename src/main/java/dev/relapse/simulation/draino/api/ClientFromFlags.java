package dev.relapse.simulation.draino.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
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
        if (!Files.isReadable(kubeconfig)) {
            throw new IllegalArgumentException(
                    "--kubeconfig=" + kubeconfig + " is not a file that can be read");
        }
        try {
            Config named = Config.fromKubeconfig(kubeconfig.toFile());
            ConfigBuilder config =
                    new ConfigBuilder(named)
                            .withClientKeyAlgo(ClientKey.of(named).algorithm())
                            .withRequestRetryBackoffLimit(0)
                            .withUserAgent("draino/9d39b53 (simulated by relapse)");
            if (master != null) {
                config.withMasterUrl(master);
            }
            return new KubernetesClientBuilder().withConfig(config.build()).build();
        } catch (RuntimeException | IOException unusable) {
            throw new IllegalArgumentException(
                    "--kubeconfig="
                            + kubeconfig
                            + " is no usable kubeconfig: "
                            + unusable.getMessage(),
                    unusable);
        }
    }
}
