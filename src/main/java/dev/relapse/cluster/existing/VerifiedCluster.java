package dev.relapse.cluster.existing;

import dev.relapse.pki.KeyAlgorithm;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The cluster that the user meant: its context was named, and its namespace kube-system has the UID
 * that was given.
 *
 * @param context by which it is reached
 */
record VerifiedCluster(ChosenContext context) {

    private static final String SYSTEM = "kube-system";
    private static final int CONNECT_LIMIT_MILLIS = 10_000;

    /**
     * Reads one object, which is all that is asked of a cluster before it is known to be the one.
     *
     * @throws IllegalArgumentException when the user has not opted in, or for another cluster; what
     *     to do about it is said
     */
    static VerifiedCluster of(ExistingOptions options, KubeconfigFiles files) {
        String name =
                options.context()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "-Dcluster=existing needs -D%s=<name> and -D%s=<UID of the namespace kube-system>; the contexts in %s are %s"
                                                        .formatted(
                                                                ExistingOptions.CONTEXT,
                                                                ExistingOptions.UID,
                                                                files.inWords(),
                                                                files.contexts())));
        ChosenContext context = files.context(name);
        String uid =
                options.uid()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "-D%s=%s needs -D%s as well, so that no other cluster is changed than the one that you mean; this prints it: %s"
                                                        .formatted(
                                                                ExistingOptions.CONTEXT,
                                                                name,
                                                                ExistingOptions.UID,
                                                                commandForTheUid(name))));
        context.requireNoPlugin(options.runsPlugins());
        VerifiedCluster cluster = new VerifiedCluster(context);
        cluster.requireUid(uid);
        return cluster;
    }

    private static String commandForTheUid(String context) {
        return "kubectl --context '%s' get namespace %s --output jsonpath={.metadata.uid}"
                .formatted(context, SYSTEM);
    }

    /** Does not tell the UID that is there: to copy it from here would be no check any more. */
    private void requireUid(String uid) {
        try (KubernetesClient client = client("relapse", RequestGuard.readOnly(context.server()))) {
            Namespace system = client.namespaces().withName(SYSTEM).get();
            if (system == null || !uid.equals(system.getMetadata().getUid())) {
                throw new IllegalArgumentException(
                        "-D%s=%s leads to a cluster whose namespace %s has another UID than -D%s says; nothing was changed. Choose the context that you mean, or see what it has with: %s"
                                .formatted(
                                        ExistingOptions.CONTEXT,
                                        context.name(),
                                        SYSTEM,
                                        ExistingOptions.UID,
                                        commandForTheUid(context.name())));
            }
        } catch (KubernetesClientException e) {
            throw new IllegalArgumentException(
                    "-D%s=%s: the namespace %s cannot be read at %s: %s"
                            .formatted(
                                    ExistingOptions.CONTEXT,
                                    context.name(),
                                    SYSTEM,
                                    context.server(),
                                    reason(e)),
                    e);
        }
    }

    private static String reason(KubernetesClientException e) {
        if (e.getCause() instanceof IOException trouble) {
            return "the server was not reached (%s); is it up, and is there a way to it?"
                    .formatted(trouble);
        }
        return switch (e.getCode()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                    "the server does not know these credentials; log in anew";
            case HttpURLConnection.HTTP_FORBIDDEN ->
                    "the context's user may not; take one with the rights that the plan lists";
            default -> e.getMessage();
        };
    }

    /**
     * A client with the rights of the context's user.
     *
     * @param agent as which the server's audit log has it
     * @param guard sees each request before it is sent
     */
    KubernetesClient client(String agent, Interceptor guard) {
        Config config =
                new ConfigBuilder(Config.fromKubeconfig(context.kubeconfig()))
                        .withNamespace("default")
                        .withUserAgent(agent)
                        .withConnectionTimeout(CONNECT_LIMIT_MILLIS)
                        .withClientKeyAlgo(keyAlgorithm())
                        // A probe must see a 503 when it is answered, not after half a minute of
                        // the client's own retries.
                        .withRequestRetryBackoffLimit(0)
                        .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientBuilderConsumer(
                        http -> http.addOrReplaceInterceptor("relapse-guard", guard))
                .build();
    }

    private String keyAlgorithm() {
        byte[] pem = Base64.getDecoder().decode(context.user().path("client-key-data").asText());
        try {
            return KeyAlgorithm.of(new String(pem, StandardCharsets.US_ASCII));
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException(
                    "-D%s=%s: its client key is no PEM; write it anew"
                            .formatted(ExistingOptions.CONTEXT, context.name()),
                    e);
        }
    }
}
