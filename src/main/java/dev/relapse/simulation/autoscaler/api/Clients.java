package dev.relapse.simulation.autoscaler.api;

import dev.relapse.simulation.kubeconfig.NamedKubeconfig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;

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
        Config config = NamedKubeconfig.read(origin, kubeconfig);
        config.setUserAgent("cluster-autoscaler");
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
