package dev.relapse.cluster.realnodes;

import dev.relapse.cluster.capability.MetricsApi;
import dev.relapse.kubernetes.WorkloadProbes;
import dev.relapse.pki.CertificateAuthority;
import dev.relapse.pki.Identity;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Installs metrics-server as a pod. */
record MetricsServerInCluster(
        Installer installer,
        KubernetesClient client,
        InstalledPods pods,
        CertificateAuthority authority,
        Map<String, String> flags)
        implements MetricsApi {

    private static final String NAME = "metrics-server";
    private static final String NAMESPACE = "kube-system";
    private static final int PORT = 443;
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    @Override
    public MetricsServer install() {
        Identity serving =
                authority.server(NAME, List.of(NAME + "." + NAMESPACE + ".svc"), List.of());
        installer.install(
                NAME,
                NAME,
                "metrics-server.yaml",
                Map.of(
                        "certificate",
                        serving.certificatePem(),
                        "key",
                        serving.keyPem(),
                        // Upstream's defaults, where the scenario leaves them alone.
                        "metric-resolution",
                        "--metric-resolution=" + flags.getOrDefault("metric-resolution", "60s"),
                        "kubelet-request-timeout",
                        "--kubelet-request-timeout="
                                + flags.getOrDefault("kubelet-request-timeout", "10s")));
        Wait.atMost(START_LIMIT)
                .abortIf(pods)
                .until(WorkloadProbes.isReady(client, NAMESPACE, NAME));
        return new MetricsServer(
                NAMESPACE,
                NAME,
                PORT,
                Base64.getEncoder()
                        .encodeToString(
                                authority.certificatePem().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void remove() {
        pods.mayEnd(NAME);
        client.services().inNamespace(NAMESPACE).withName(NAME).delete();
        client.apps().deployments().inNamespace(NAMESPACE).withName(NAME).delete();
    }
}
