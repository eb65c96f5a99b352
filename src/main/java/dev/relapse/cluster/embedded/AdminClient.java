package dev.relapse.cluster.embedded;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Our own client, configured from memory alone. */
final class AdminClient {

    private AdminClient() {}

    static KubernetesClient connect(ClusterPki pki) {
        // From Config.empty(), or fabric8 would read the user's kubeconfig and environment.
        Config config =
                new ConfigBuilder(Config.empty())
                        .withMasterUrl(pki.apiServer().toString())
                        .withCaCertData(base64(pki.authority().certificatePem()))
                        .withClientCertData(base64(pki.admin().certificatePem()))
                        .withClientKeyData(base64(pki.admin().keyPem()))
                        .withClientKeyAlgo("EC")
                        .withNamespace("default")
                        .withUserAgent("relapse")
                        // A probe must see a 503 when it is answered, not after half a minute of
                        // the client's own retries.
                        .withRequestRetryBackoffLimit(0)
                        .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
