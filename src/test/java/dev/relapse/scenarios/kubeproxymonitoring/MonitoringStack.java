package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.Monitoring;
import dev.relapse.cluster.capability.NodeNetwork;
import dev.relapse.cluster.capability.NodeNetwork.NetworkedNode;
import dev.relapse.cluster.capability.NodeNetwork.Place;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.monitoring.DiscoveryRounds;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.RuleFile;
import dev.relapse.monitoring.RuleTemplate;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.pki.SecretFile;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** kube-prometheus in small: the operator on a node, and the Prometheus that it configures. */
final class MonitoringStack {

    static final String KUBE_PROXY_JOB = "podMonitor/kube-system/kube-proxy/0";
    static final String OPERATOR_JOB = "podMonitor/monitoring/prometheus-operator/0";

    private static final String OPERATOR = "prometheus-operator";
    private static final int OPERATOR_PORT = 8080;
    private static final int PROMETHEUS_PORT = 9090;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final KubernetesClient client;
    private final NodeNetwork network;
    private final ScenarioDefinition scenario;
    private PlayedVolumes volumes;
    private PrometheusApi prometheus;

    MonitoringStack(Cluster cluster, ScenarioDefinition scenario) {
        this.cluster = cluster;
        this.client = cluster.client();
        this.network = cluster.require(NodeNetwork.class);
        this.scenario = scenario;
    }

    PrometheusApi prometheus() {
        return prometheus;
    }

    /** Installs all of it but the monitor of kube-proxy. */
    void install(NetworkedNode operatorsNode, Settings settings) {
        Manifests.apply(client, scenario.fixture(OPERATOR + "/crds.yaml"));
        Manifests.apply(client, scenario.fixture(OPERATOR + "/cluster-role.yaml"));
        client.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
                .filter(crd -> crd.getSpec().getGroup().equals("monitoring.coreos.com"))
                .forEach(MonitoringStack.this::awaitEstablished);
        Path folder =
                PlayedVolumes.privateFolder(network.controlPlane().folder().resolve("prometheus"));
        Manifests.apply(
                client,
                scenario.folder().resolve("manifests/prometheus.yaml"),
                Map.of(
                        "api-server",
                        network.apiServer().toString(),
                        "service-account",
                        folder.toString(),
                        "scrape-interval",
                        scenario.timer("scrape-interval")));
        client.resource(rules(settings)).forceConflicts().serverSideApply();
        mountServiceAccount(folder);
        volumes = PlayedVolumes.in(folder, client);
        startOperator(operatorsNode);
        applyMonitor(Monitor.LATEST);
        startPrometheus(folder);
    }

    /** What kube-prometheus' release renders for kube-proxy. */
    void applyMonitor(Monitor monitor) {
        Manifests.apply(client, scenario.folder().resolve("manifests").resolve(monitor.file()));
        Wait.atMost(LIMIT)
                .abortIf(cluster)
                .until(
                        volumes.configuration(
                                "has the jobs of " + monitor.file(),
                                found ->
                                        found.hasJob(KUBE_PROXY_JOB)
                                                && found.hasJob(OPERATOR_JOB)
                                                && found.text().contains(monitor.mark())
                                                && !found.text().contains(monitor.other().mark())));
    }

    void deleteMonitor() {
        client.genericKubernetesResources("monitoring.coreos.com/v1", "PodMonitor")
                .inNamespace("kube-system")
                .withName("kube-proxy")
                .delete();
        Wait.atMost(LIMIT)
                .abortIf(cluster)
                .until(
                        volumes.configuration(
                                "has no job of kube-proxy",
                                found -> !found.hasJob(KUBE_PROXY_JOB)));
    }

    void deleteRules() {
        client.genericKubernetesResources("monitoring.coreos.com/v1", "PrometheusRule")
                .inNamespace(PlayedVolumes.NAMESPACE)
                .withName("kube-proxy")
                .delete();
    }

    /**
     * Lets Prometheus go through a job's targets so many times more. It looks again only when a pod
     * has changed, so kube-proxy's pods are changed, as any rollout or controller would.
     */
    void discover(String scrapeJob, int times) {
        DiscoveryRounds rounds = new DiscoveryRounds(prometheus, scrapeJob);
        for (int i = 0; i < times; i++) {
            String mark = "round-" + i;
            long before = rounds.soFar();
            client.pods()
                    .inNamespace("kube-system")
                    .withLabel("k8s-app", "kube-proxy")
                    .resources()
                    .forEach(
                            pod ->
                                    pod.edit(
                                            old ->
                                                    old.edit()
                                                            .editMetadata()
                                                            .addToAnnotations("touched", mark)
                                                            .endMetadata()
                                                            .build()));
            Wait.atMost(LIMIT).abortIf(cluster).until(rounds.oneMoreThan(before));
        }
    }

    private void awaitEstablished(
            io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition crd) {
        client.resource(crd)
                .waitUntilCondition(
                        found ->
                                found.getStatus() != null
                                        && found.getStatus().getConditions().stream()
                                                .anyMatch(
                                                        c ->
                                                                c.getType().equals("Established")
                                                                        && c.getStatus()
                                                                                .equals("True")),
                        LIMIT.toSeconds(),
                        TimeUnit.SECONDS);
    }

    private GenericKubernetesResource rules(Settings settings) {
        RuleFile rules =
                new RuleTemplate(
                                scenario.folder()
                                        .resolve(
                                                "rules/kube-proxy-mixin-"
                                                        + settings.text("mixin")
                                                        + ".yaml"))
                        .render(scenario::timer);
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("monitoring.coreos.com/v1")
                .withKind("PrometheusRule")
                .withNewMetadata()
                .withNamespace(PlayedVolumes.NAMESPACE)
                .withName("kube-proxy")
                .endMetadata()
                .addToAdditionalProperties(
                        "spec", Serialization.unmarshal(rules.content(), Map.class))
                .build();
    }

    /** The token and the authority that the kubelet would mount. */
    private void mountServiceAccount(Path folder) {
        String token =
                client.serviceAccounts()
                        .inNamespace(PlayedVolumes.NAMESPACE)
                        .withName("prometheus-k8s")
                        .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
                        .getStatus()
                        .getToken();
        SecretFile.create(folder.resolve("token"), token);
        String authority =
                client.configMaps()
                        .inNamespace(PlayedVolumes.NAMESPACE)
                        .withName("kube-root-ca.crt")
                        .waitUntilCondition(map -> map != null, LIMIT.toSeconds(), TimeUnit.SECONDS)
                        .getData()
                        .get("ca.crt");
        SecretFile.create(folder.resolve("ca.crt"), authority);
    }

    private void startOperator(NetworkedNode node) {
        Artifact artifact = cluster.require(HostPrograms.class).artifact(OPERATOR, OPERATOR);
        Kubeconfig kubeconfig = network.credentials(OPERATOR, OPERATOR);
        node.start(
                artifact,
                new ProgramSpec(
                        OPERATOR,
                        artifact.command(),
                        Map.of("KUBECONFIG", kubeconfig.file().toString()),
                        network.answers(node.address(), OPERATOR_PORT, "/metrics"),
                        LIMIT,
                        StopRank.CLIENT));
    }

    private void startPrometheus(Path folder) {
        Place place = network.controlPlane();
        Artifact artifact =
                cluster.require(HostPrograms.class).artifact("prometheus", "prometheus");
        List<String> command = new ArrayList<>(artifact.command());
        command.addAll(
                List.of(
                        "--config.file=" + volumes.configurationFile(),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + PROMETHEUS_PORT,
                        "--web.enable-lifecycle",
                        "--scrape.discovery-reload-interval="
                                + scenario.timer("discovery-reload-interval")));
        place.start(
                artifact,
                new ProgramSpec(
                        "prometheus",
                        command,
                        Map.of(),
                        network.answers("127.0.0.1", PROMETHEUS_PORT, "/-/ready"),
                        LIMIT,
                        StopRank.CLIENT));
        prometheus =
                new PrometheusApi(
                        network.expose(
                                "relay-prometheus", "127.0.0.1", PROMETHEUS_PORT, PROMETHEUS_PORT));
        cluster.require(Monitoring.class).adopt(prometheus);
        volumes.tell(prometheus);
    }
}
