package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.kubernetes.DaemonSetRolledOut;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.wait.AbortCheck;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** The pods of the DaemonSet with which kubeadm set the cluster up, on its real nodes. */
final class KubeProxiesOfKubeadm implements KubeProxies {

    private static final String NAMESPACE = "kube-system";
    private static final String NAME = "kube-proxy";
    private static final String CONFIGURATION = "config.conf";

    /** What {@code kubectl rollout restart} writes into a pod template. */
    private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final KubernetesClient client;
    private final AbortCheck cluster;
    private final Set<String> nodes;

    KubeProxiesOfKubeadm(KubernetesClient client, AbortCheck cluster) {
        this.client = client;
        this.cluster = cluster;
        this.nodes =
                client.nodes().list().getItems().stream()
                        .map(node -> node.getMetadata().getName())
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> nodes() {
        return nodes;
    }

    @Override
    public void rollOut(String metricsBindAddress) {
        client.configMaps()
                .inNamespace(NAMESPACE)
                .withName(NAME)
                .edit(
                        map ->
                                map.edit()
                                        .addToData(
                                                CONFIGURATION,
                                                new KubeProxyConfiguration(
                                                                map.getData().get(CONFIGURATION))
                                                        .withMetricsBindAddress(metricsBindAddress)
                                                        .yaml())
                                        .build());
        client.apps()
                .daemonSets()
                .inNamespace(NAMESPACE)
                .withName(NAME)
                .edit(
                        set ->
                                set.edit()
                                        .editSpec()
                                        .editTemplate()
                                        .editMetadata()
                                        .addToAnnotations(RESTARTED, Instant.now().toString())
                                        .endMetadata()
                                        .endTemplate()
                                        .endSpec()
                                        .build());
        Wait wait = Wait.atMost(LIMIT).abortIf(cluster);
        wait.until(new DaemonSetRolledOut(client, NAMESPACE, NAME));
        nodes.forEach(node -> wait.until(answers(node, HEALTH_PORT, "/healthz")));
    }

    /** By way of the API server's proxy, which asks the node at its address. */
    @Override
    public Probe answers(String node, int port, String path) {
        String asked = node + ":" + port + path;
        return Probe.of(
                asked + " answers",
                () -> {
                    String body =
                            client.raw("/api/v1/nodes/" + node + ":" + port + "/proxy" + path);
                    return body == null
                            ? Observation.notYet(asked + ": 404", 1)
                            : Observation.holds(asked + ": 200", 1);
                });
    }
}
