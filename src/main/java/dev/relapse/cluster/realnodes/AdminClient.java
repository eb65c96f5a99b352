package dev.relapse.cluster.realnodes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Our own client, from the run's kubeconfig and nothing else. */
public final class AdminClient {

    private AdminClient() {}

    /**
     * With that kubeconfig's credentials; the caller closes it.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static KubernetesClient connect(Path kubeconfig) {
        try {
            Config config =
                    new ConfigBuilder(Config.fromKubeconfig(Files.readString(kubeconfig)))
                            .withNamespace("default")
                            .withUserAgent("relapse")
                            // A probe must see a 503 when it is answered, not after half a minute
                            // of the client's own retries.
                            .withRequestRetryBackoffLimit(0)
                            .build();
            return new KubernetesClientBuilder().withConfig(config).build();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the kubeconfig " + kubeconfig, e);
        }
    }
}
