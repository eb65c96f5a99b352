package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.RequestLog;
import dev.relapse.cluster.capability.AuditLog;
import dev.relapse.cluster.capability.Monitoring;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.definition.Durations;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.kubernetes.WorkloadProbes;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.subject.Subject;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What the platform team runs. */
final class Platform {

    /** The simulated one. */
    static final String NODE = "node-0";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Map<String, String> NODE_SIZE =
            Map.of("cpu", "4", "memory", "8Gi", "pods", "110");

    private final KubernetesClient client;
    private final Grafana grafana;
    private final GrafanaOperator operator;
    private final Policies policies;
    private final Bystander bystander;
    private final PrometheusApi prometheus;
    private final RequestLog requests;

    private Platform(
            Cluster cluster, ScenarioDefinition scenario, Settings settings, Subject theirs) {
        this.client = cluster.client();
        Path manifests = scenario.folder().resolve("manifests");
        Manifests.apply(client, scenario.fixture("grafana-operator/crds.yaml"));
        Manifests.apply(client, scenario.fixture("kyverno/crds.yaml"));
        String namespace = settings.text("grafana.namespace");
        Manifests.apply(
                client,
                manifests.resolve("namespaces.yaml"),
                Map.of("grafana.namespace", namespace));
        // These two take longest to come up, and need nothing of the others.
        CompletableFuture<Void> kyverno =
                CompletableFuture.runAsync(
                        () -> Kyverno.install(cluster, scenario.fixture("kyverno"), settings));
        CompletableFuture<PrometheusApi> monitoring =
                CompletableFuture.supplyAsync(() -> monitor(cluster, scenario));
        cluster.require(SimulatedNodes.class).add(new SimulatedNode(NODE, NODE_SIZE, Map.of()));
        switch (settings.text("server-errors")) {
            case "one" -> FirstServerError.provoke(client);
            case "none" -> {}
            default -> throw settings.unknown("server-errors");
        }
        this.grafana = new Grafana(client, namespace);
        grafana.serve(cluster);
        grafana.createDashboards(settings.number("dashboards"));
        this.operator =
                GrafanaOperator.install(
                        cluster,
                        scenario.fixture("grafana-operator"),
                        scenario.fixedVersionOf(GrafanaOperator.NAME),
                        settings);
        kyverno.join();
        this.policies =
                new Policies(
                        client, manifests.resolve("policies"), settings, TeamsPolicies.in(theirs));
        this.prometheus = monitoring.join();
        this.requests = new RequestLog(cluster.require(AuditLog.class).file());
        this.bystander =
                Bystander.start(
                        client, manifests.resolve("shop.yaml"), settings.duration("deploy.every"));
    }

    private static PrometheusApi monitor(Cluster cluster, ScenarioDefinition scenario) {
        return cluster.require(Monitoring.class)
                .install(
                        BurnRatePair.rules(scenario.folder().resolve("rules"), scenario::timer),
                        Durations.parse(scenario.timer("scrape-interval")));
    }

    /** Installs all of it, but for the policies and the Grafana. */
    static Platform install(
            Cluster cluster, ScenarioDefinition scenario, Settings settings, Subject theirs) {
        Platform platform = new Platform(cluster, scenario, settings, theirs);
        Wait.atMost(START_LIMIT)
                .until(
                        WorkloadProbes.isReady(
                                cluster.client(), Bystander.NAMESPACE, Bystander.DEPLOYMENT));
        return platform;
    }

    Grafana grafana() {
        return grafana;
    }

    Policies policies() {
        return policies;
    }

    PrometheusApi prometheus() {
        return prometheus;
    }

    RequestLog requests() {
        return requests;
    }

    Bystander bystander() {
        return bystander;
    }

    KubernetesClient client() {
        return client;
    }

    /** Creates the policies, waits until they block, and gives them a first change to judge. */
    void putPoliciesInForce() {
        policies.create();
        Wait.atMost(START_LIMIT).until(policies.areInForce());
        bystander.deployNow();
    }

    /** Deletes the policies and waits until Kyverno is asked nothing more. */
    void removePolicies() {
        policies.delete();
        Wait.atMost(START_LIMIT).until(policies.areOutOfForce());
    }

    /** Deletes the Grafana and waits until what the operator made of it is gone. */
    void removeGrafana() {
        grafana.delete();
        Wait.atMost(START_LIMIT)
                .until(WorkloadProbes.isGone(client, grafana.namespace(), Grafana.DEPLOYMENT));
    }

    void upgradeTheOperator() {
        operator.upgrade();
    }
}
