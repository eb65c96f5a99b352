package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.Monitoring;
import dev.relapse.cluster.capability.NodeNetwork;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.monitoring.OperatorsConfiguration;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.pki.SecretFile;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The program beside the control plane: its pod is played, and so are the pod's volumes. */
final class PrometheusOutsideItsPod implements OperatedPrometheus {

    private static final String NAME = "prometheus";
    private static final String SERVICE_ACCOUNT = "prometheus-k8s";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORT = 9090;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final KubernetesClient client;
    private final NodeNetwork network;
    private final ScenarioDefinition scenario;
    private final Path folder;
    private PlayedVolumes volumes;
    private PrometheusApi api;

    PrometheusOutsideItsPod(Cluster cluster, ScenarioDefinition scenario) {
        this.cluster = cluster;
        this.client = cluster.client();
        this.network = cluster.require(NodeNetwork.class);
        this.scenario = scenario;
        this.folder = PlayedVolumes.privateFolder(network.controlPlane().folder().resolve(NAME));
    }

    @Override
    public void order() {
        Manifests.apply(
                client,
                scenario.folder().resolve("manifests/prometheus-outside.yaml"),
                Map.of(
                        "api-server",
                        network.apiServer().toString(),
                        "service-account",
                        folder.toString(),
                        "scrape-interval",
                        scenario.timer("scrape-interval")));
        mountServiceAccount();
        volumes = PlayedVolumes.in(folder, client);
    }

    @Override
    public void awaitConfiguration(String what, Predicate<OperatorsConfiguration> wanted) {
        Wait.atMost(LIMIT).abortIf(cluster).until(volumes.configuration(what, wanted));
    }

    @Override
    public void awaitNoRules() {
        Wait.atMost(LIMIT).abortIf(cluster).until(new NoRules(api));
    }

    @Override
    public PrometheusApi start() {
        Artifact artifact = cluster.require(HostPrograms.class).artifact(NAME, NAME);
        List<String> command = new ArrayList<>(artifact.command());
        command.addAll(
                List.of(
                        "--config.file=" + volumes.configurationFile(),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + LOOPBACK + ":" + PORT,
                        "--web.enable-lifecycle",
                        "--query.lookback-delta=" + scenario.timer("lookback-delta"),
                        "--scrape.discovery-reload-interval="
                                + scenario.timer("discovery-reload-interval")));
        network.controlPlane()
                .start(
                        artifact,
                        new ProgramSpec(
                                NAME,
                                command,
                                Map.of(),
                                network.answers(LOOPBACK, PORT, "/-/ready"),
                                LIMIT,
                                StopRank.CLIENT));
        api = new PrometheusApi(network.expose("relay-" + NAME, LOOPBACK, PORT, PORT));
        cluster.require(Monitoring.class).adopt(api);
        volumes.tell(api);
        return api;
    }

    /** The token and the authority that the kubelet would mount. */
    private void mountServiceAccount() {
        String token =
                client.serviceAccounts()
                        .inNamespace(NAMESPACE)
                        .withName(SERVICE_ACCOUNT)
                        .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
                        .getStatus()
                        .getToken();
        SecretFile.create(folder.resolve("token"), token);
        String authority =
                client.configMaps()
                        .inNamespace(NAMESPACE)
                        .withName("kube-root-ca.crt")
                        .waitUntilCondition(Objects::nonNull, LIMIT.toSeconds(), TimeUnit.SECONDS)
                        .getData()
                        .get("ca.crt");
        SecretFile.create(folder.resolve("ca.crt"), authority);
    }
}
