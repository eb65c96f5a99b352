package dev.relapse.cluster.existing;

import dev.relapse.cluster.hostprograms.Logins;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.pki.SecretFile;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;

/**
 * Programs as service accounts of the run: their tokens are worth nothing once its namespace is
 * gone, while a certificate could not be taken back.
 *
 * @param context how the cluster is reached
 */
record ServiceAccountLogins(KubernetesClient client, RunMarks marks, ChosenContext context)
        implements Logins {

    /** Longer than any replay; a cluster may grant less. */
    private static final long SECONDS = 2 * 60 * 60;

    @Override
    public Kubeconfig write(Path file, String user) {
        client.resource(
                        new ServiceAccountBuilder()
                                .withNewMetadata()
                                .withName(user)
                                .withNamespace(marks.namespace())
                                .withLabels(marks.labels())
                                .endMetadata()
                                .withAutomountServiceAccountToken(false)
                                .build())
                .create();
        TokenRequest token =
                client.serviceAccounts()
                        .inNamespace(marks.namespace())
                        .withName(user)
                        .tokenRequest(
                                new TokenRequestBuilder()
                                        .withNewSpec()
                                        .withExpirationSeconds(SECONDS)
                                        .endSpec()
                                        .build());
        return new Kubeconfig(
                SecretFile.create(file, context.kubeconfigFor(token.getStatus().getToken())),
                "system:serviceaccount:" + marks.namespace() + ":" + user);
    }
}
