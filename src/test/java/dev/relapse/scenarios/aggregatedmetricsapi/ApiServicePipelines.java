package dev.relapse.scenarios.aggregatedmetricsapi;

import dev.relapse.kubernetes.ApiServiceProbes;
import dev.relapse.kubernetes.Watched;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.Sample;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.APIService;
import io.fabric8.kubernetes.api.model.APIServiceBuilder;
import io.fabric8.kubernetes.api.model.ServiceReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;

/** The two deployment pipelines that each apply their own manifest of the same APIService. */
final class ApiServicePipelines {

    static final String NAME = "v1beta1.metrics.k8s.io";

    private static final String LOSSES =
            "sum(aggregator_unavailable_apiservice_total{name=\"" + NAME + "\"})";
    private static final Duration TURN_LIMIT = Duration.ofSeconds(60);
    private static final int ABSENT_SERVERS_PORT = 443;

    private final KubernetesClient client;
    private final Path manifests;
    private final ApiServiceProbes state;
    private final PrometheusApi prometheus;

    ApiServicePipelines(
            KubernetesClient client,
            Path manifests,
            Watched<APIService> apiService,
            PrometheusApi prometheus) {
        this.client = client;
        this.manifests = manifests;
        this.state = new ApiServiceProbes(apiService);
        this.prometheus = prometheus;
    }

    void applyMetricsServers(int port) {
        apply("metrics-server", port);
    }

    void applyTheAdapters() {
        applyTheAdapters(ABSENT_SERVERS_PORT);
    }

    void applyTheAdapters(int port) {
        apply("prometheus-adapter", port);
    }

    /**
     * Each turn ends with the adapter's manifest in force. A turn waits until the API server has
     * noticed and Prometheus has scraped the loss, as pipelines run minutes apart and not within
     * one scrape.
     */
    void takeTurns(int turns, int metricsServerPort) {
        for (int turn = 1; turn <= turns; turn++) {
            applyMetricsServers(metricsServerPort);
            Wait.atMost(TURN_LIMIT).until(state.availableThrough("kube-system", "metrics-server"));
            applyTheAdapters();
            Wait.atMost(TURN_LIMIT)
                    .until(state.unavailableThrough("monitoring", "prometheus-adapter"));
            Wait.atMost(TURN_LIMIT).until(scraped(turn));
        }
    }

    /** The same with a team's manifests; with one owner, nobody takes it away. */
    void takeTurns(Claims theirs, int turns, int metricsServerPort) {
        for (int turn = 1; turn <= turns; turn++) {
            theirs.metricsServers()
                    .ifPresentOrElse(
                            claim -> apply("metrics-server", served(claim, metricsServerPort)),
                            () -> applyMetricsServers(metricsServerPort));
            Wait.atMost(TURN_LIMIT).until(state.availableThrough("kube-system", "metrics-server"));
            if (theirs.another().isPresent()) {
                apply("another", theirs.another().get());
                ServiceReference absent = theirs.another().get().getSpec().getService();
                Wait.atMost(TURN_LIMIT)
                        .until(state.unavailableThrough(absent.getNamespace(), absent.getName()));
                Wait.atMost(TURN_LIMIT).until(scraped(turn));
            }
        }
    }

    /** A team's claim for metrics-server, of which there is the replay's own. */
    private static APIService served(APIService claim, int port) {
        return new APIServiceBuilder(claim)
                .editSpec()
                .withCaBundle(null)
                .withInsecureSkipTLSVerify(true)
                .editService()
                .withNamespace("kube-system")
                .withPort(port)
                .endService()
                .endSpec()
                .build();
    }

    private Probe scraped(int losses) {
        return Probe.of(
                "Prometheus has scraped " + losses + " losses",
                () -> {
                    double counted =
                            prometheus.query(LOSSES).stream()
                                    .mapToDouble(Sample::value)
                                    .findFirst()
                                    .orElse(0);
                    String observed = "counted " + counted;
                    return counted >= losses
                            ? Observation.holds(observed, losses)
                            : Observation.notYet(observed, 1);
                });
    }

    private void apply(String pipeline, int port) {
        APIService manifest =
                client.apiServices()
                        .load(manifests.resolve("apiservice-" + pipeline + ".yaml").toFile())
                        .item();
        APIService withPort =
                new APIServiceBuilder(manifest)
                        .editSpec()
                        .editService()
                        .withPort(port)
                        .endService()
                        .endSpec()
                        .build();
        apply(pipeline, withPort);
    }

    private void apply(String pipeline, APIService manifest) {
        client.resource(manifest)
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                                .withFieldManager(pipeline + "-pipeline")
                                .withForce(true)
                                .build());
    }
}
