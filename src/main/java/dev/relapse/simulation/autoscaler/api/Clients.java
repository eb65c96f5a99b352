package dev.relapse.simulation.autoscaler.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Connects with the credentials of a kubeconfig that was named, and with no others. */
public final class Clients {

    private Clients() {}

    /**
     * Connects.
     *
     * @param origin the flag or variable that names the file, for the error
     * @throws IllegalArgumentException when the file cannot be read
     */
    public static KubernetesClient from(String origin, Path kubeconfig) {
        if (!Files.isReadable(kubeconfig)) {
            throw new IllegalArgumentException(
                    origin + "=" + kubeconfig + " is no readable kubeconfig");
        }
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setUserAgent("cluster-autoscaler");
        Optional.ofNullable(config.getClientKeyData())
                .flatMap(KeyAlgorithm::of)
                .ifPresent(config::setClientKeyAlgo);
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
