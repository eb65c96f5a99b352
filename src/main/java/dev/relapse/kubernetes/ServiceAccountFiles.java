package dev.relapse.kubernetes;

import dev.relapse.pki.SecretFile;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What a pod finds in {@code /var/run/secrets/kubernetes.io/serviceaccount}: the token of its
 * service account, the cluster's authority and its namespace.
 */
public final class ServiceAccountFiles {

    /** Longer than any replay, and the shortest that the API server grants is ten minutes. */
    private static final long TOKEN_SECONDS = 3600;

    /** The controller manager publishes the authority in every namespace, soon after its start. */
    private static final long AUTHORITY_LIMIT_SECONDS = 30;

    private final KubernetesClient client;
    private final String namespace;
    private final String account;

    /**
     * @param account exists when the files are written
     */
    public ServiceAccountFiles(KubernetesClient client, String namespace, String account) {
        this.client = client;
        this.namespace = namespace;
        this.account = account;
    }

    /**
     * Writes the three files (0600).
     *
     * @param folder exists and is private to the run
     */
    public void write(Path folder) {
        SecretFile.create(folder.resolve("token"), token());
        SecretFile.create(folder.resolve("ca.crt"), authority());
        SecretFile.create(folder.resolve("namespace"), namespace);
    }

    private String token() {
        TokenRequest asked =
                new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(TOKEN_SECONDS)
                        .endSpec()
                        .build();
        return client.serviceAccounts()
                .inNamespace(namespace)
                .withName(account)
                .tokenRequest(asked)
                .getStatus()
                .getToken();
    }

    private String authority() {
        ConfigMap published =
                client.configMaps()
                        .inNamespace(namespace)
                        .withName("kube-root-ca.crt")
                        .waitUntilCondition(
                                Objects::nonNull, AUTHORITY_LIMIT_SECONDS, TimeUnit.SECONDS);
        return published.getData().get("ca.crt");
    }
}
