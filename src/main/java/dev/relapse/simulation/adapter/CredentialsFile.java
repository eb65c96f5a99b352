package dev.relapse.simulation.adapter;

import dev.relapse.simulation.kubeconfig.NamedKubeconfig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;

/** Clients from kubeconfig files that were named, and from nothing else. */
final class CredentialsFile {

    private static final int LIMIT_MILLIS = 10_000;

    private CredentialsFile() {}

    /**
     * A client with the file's current context.
     *
     * @throws IllegalArgumentException naming the flag and the file that cannot be used
     */
    static KubernetesClient client(String flag, Path kubeconfig) {
        Config config =
                new ConfigBuilder(NamedKubeconfig.read(flag, kubeconfig))
                        .withRequestTimeout(LIMIT_MILLIS)
                        .withConnectionTimeout(LIMIT_MILLIS)
                        .withRequestRetryBackoffLimit(1)
                        .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
