package dev.relapse.scenarios.aggregatedmetricsapi;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.MetricsApi;
import dev.relapse.cluster.capability.MetricsApi.MetricsServer;
import dev.relapse.cluster.capability.Monitoring;
import dev.relapse.cluster.capability.PodUsage;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.definition.Durations;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.kubernetes.ApiServiceProbes;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.kubernetes.NamespaceDeletion;
import dev.relapse.kubernetes.Watched;
import dev.relapse.kubernetes.WorkloadProbes;
import dev.relapse.monitoring.AlertResolved;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.RuleFile;
import dev.relapse.monitoring.RuleTemplate;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.APIService;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What the platform team runs: nodes, an autoscaled workload, metrics-server and Prometheus. */
final class MetricsPlatform {

    static final int NODES = 2;
    static final int PODS = 2;

    private static final Map<String, String> NODE_SIZE =
            Map.of("cpu", "4", "memory", "8Gi", "pods", "110");

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final ScenarioDefinition scenario;
    private final MetricsServer metricsServer;
    private final PrometheusApi prometheus;
    private final Watched<APIService> apiService;
    private final Watched<HorizontalPodAutoscaler> autoscaler;
    private final ApiServicePipelines pipelines;
    private final Map<String, NamespaceDeletion> deletions = new HashMap<>();

    private MetricsPlatform(
            Cluster cluster,
            ScenarioDefinition scenario,
            MetricsServer metricsServer,
            PrometheusApi prometheus) {
        this.cluster = cluster;
        this.scenario = scenario;
        this.metricsServer = metricsServer;
        this.prometheus = prometheus;
        KubernetesClient client = cluster.client();
        this.apiService =
                new Watched<>(
                        "APIService " + ApiServicePipelines.NAME,
                        client.apiServices().withName(ApiServicePipelines.NAME));
        this.autoscaler =
                new Watched<>(
                        "HPA shop/web",
                        client.autoscaling()
                                .v2()
                                .horizontalPodAutoscalers()
                                .inNamespace("shop")
                                .withName("web"));
        this.pipelines =
                new ApiServicePipelines(
                        client, scenario.folder().resolve("manifests"), apiService, prometheus);
    }

    /** Installs all of it; the APIService itself is not applied yet. */
    static MetricsPlatform install(Cluster cluster, ScenarioDefinition scenario) {
        // Its discovery takes five seconds to tell it of its first target.
        CompletableFuture<PrometheusApi> prometheus =
                CompletableFuture.supplyAsync(() -> installPrometheus(cluster, scenario));
        SimulatedNodes nodes = cluster.require(SimulatedNodes.class);
        for (int i = 0; i < NODES; i++) {
            nodes.add(new SimulatedNode("node-" + i, NODE_SIZE, Map.of()));
        }
        Manifests.apply(cluster.client(), scenario.folder().resolve("manifests/workload.yaml"));
        // Before metrics-server, or its first scrape misses them and the figures come a round
        // later.
        Wait.atMost(START_LIMIT).until(WorkloadProbes.isReady(cluster.client(), "shop", "web"));
        for (int i = 0; i < NODES; i++) {
            cluster.require(PodUsage.class).beginReporting("node-" + i);
        }
        MetricsServer metricsServer = cluster.require(MetricsApi.class).install();
        return new MetricsPlatform(cluster, scenario, metricsServer, prometheus.join());
    }

    Watched<APIService> apiService() {
        return apiService;
    }

    Watched<HorizontalPodAutoscaler> autoscaler() {
        return autoscaler;
    }

    PrometheusApi prometheus() {
        return prometheus;
    }

    KubernetesClient client() {
        return cluster.client();
    }

    void applyMetricsServersManifest() {
        pipelines.applyMetricsServers(metricsServer.port());
    }

    /**
     * Until metrics-server serves, and an alert that its first seconds may have set off is over: no
     * upstream alert is as impatient as those of a replay.
     */
    void awaitTheEndOfTheRollout() {
        Wait.atMost(START_LIMIT)
                .abortIf(cluster)
                .until(
                        new ApiServiceProbes(apiService)
                                .availableThrough("kube-system", "metrics-server"));
        Instant served = Instant.now();
        Wait.atMost(START_LIMIT)
                .abortIf(cluster)
                .until(new AlertResolved(prometheus, "KubeAggregatedAPIDown", served, 1));
    }

    void applyTheAdaptersManifest() {
        pipelines.applyTheAdapters();
    }

    void applyBothManifestsInTurn(int turns) {
        pipelines.takeTurns(turns, metricsServer.port());
    }

    void applyTheirManifestsInTurn(Claims theirs, int turns) {
        pipelines.takeTurns(theirs, turns, metricsServer.port());
    }

    void installTheAdapterAndRemoveMetricsServer() {
        int port = new AdapterInstallation(cluster, prometheus, scenario).install();
        pipelines.applyTheAdapters(port);
        cluster.require(MetricsApi.class).remove();
    }

    void deleteTheApiService() {
        cluster.client().apiServices().withName(ApiServicePipelines.NAME).delete();
    }

    void deleteTheAutoscaler() {
        autoscaler.get().ifPresent(hpa -> cluster.client().resource(hpa).delete());
    }

    /** Creates a namespace and at once asks for its deletion. */
    NamespaceDeletion deleteANamespace(String name) {
        NamespaceDeletion deletion = NamespaceDeletion.prepare(cluster.client(), name);
        deletions.put(name, deletion);
        deletion.request();
        return deletion;
    }

    NamespaceDeletion deletionOf(String name) {
        return deletions.get(name);
    }

    private static PrometheusApi installPrometheus(Cluster cluster, ScenarioDefinition scenario) {
        return cluster.require(Monitoring.class)
                .install(
                        List.of(rules(scenario)),
                        Durations.parse(scenario.timer("scrape-interval")));
    }

    private static RuleFile rules(ScenarioDefinition scenario) {
        return new RuleTemplate(scenario.folder().resolve("rules/apiservice-alerts.yaml"))
                .render(scenario::timer);
    }
}
