package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.cluster.Cluster;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.CustomResourceProbes;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.monitoring.DiscoveryRounds;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.RuleFile;
import dev.relapse.monitoring.RuleTemplate;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** kube-prometheus in small: the operator, and the Prometheus that it configures. */
final class MonitoringStack {

    static final String KUBE_PROXY_JOB = "podMonitor/kube-system/kube-proxy/0";
    static final String OPERATOR_JOB = "podMonitor/monitoring/prometheus-operator/0";

    private static final String GROUP = "monitoring.coreos.com";
    private static final String API = GROUP + "/v1";
    private static final String KUBE_PROXY = "kube-proxy";
    private static final String KUBE_SYSTEM = "kube-system";
    private static final Duration KINDS_LIMIT = Duration.ofSeconds(60);
    private static final Duration ROUND_LIMIT = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final KubernetesClient client;
    private final ScenarioDefinition scenario;
    private final Operator operator;
    private final OperatedPrometheus pod;
    private PrometheusApi prometheus;

    MonitoringStack(Cluster cluster, ScenarioDefinition scenario, Platform platform) {
        this.cluster = cluster;
        this.client = cluster.client();
        this.scenario = scenario;
        this.operator = platform.operator();
        this.pod = platform.prometheus();
    }

    PrometheusApi prometheus() {
        return prometheus;
    }

    String operatorVersion() {
        return operator.version();
    }

    /** Installs all of it, with the latest monitor of kube-proxy. */
    void install(Settings settings) {
        Manifests.apply(client, scenario.fixture("prometheus-operator/crds.yaml"));
        Wait.atMost(KINDS_LIMIT)
                .abortIf(cluster)
                .until(CustomResourceProbes.areServed(client, GROUP));
        Manifests.apply(client, scenario.fixture("prometheus-operator/cluster-role.yaml"));
        Manifests.apply(client, scenario.folder().resolve("manifests/prometheus.yaml"));
        pod.order();
        client.resource(rules(settings.text("mixin"))).forceConflicts().serverSideApply();
        operator.start();
        applyMonitor(Monitor.LATEST);
        prometheus = pod.start();
    }

    /** What kube-prometheus' release renders for kube-proxy. */
    void applyMonitor(Monitor monitor) {
        Manifests.apply(client, scenario.folder().resolve("manifests").resolve(monitor.file()));
        pod.awaitConfiguration(
                "has the jobs of " + monitor.file(),
                found ->
                        found.hasJob(KUBE_PROXY_JOB)
                                && found.hasJob(OPERATOR_JOB)
                                && found.text().contains(monitor.mark())
                                && !found.text().contains(monitor.other().mark()));
    }

    /** A team's monitor, in the place of ours. */
    void applyTheirMonitor(GenericKubernetesResource monitor) {
        GenericKubernetesResource inPlace =
                new GenericKubernetesResourceBuilder()
                        .withApiVersion(monitor.getApiVersion())
                        .withKind(monitor.getKind())
                        .withNewMetadata()
                        .withName(KUBE_PROXY)
                        .withNamespace(KUBE_SYSTEM)
                        .withLabels(monitor.getMetadata().getLabels())
                        .endMetadata()
                        .withAdditionalProperties(monitor.getAdditionalProperties())
                        .build();
        client.resource(inPlace).forceConflicts().serverSideApply();
        pod.awaitConfiguration(
                "has the job of the team's monitor", found -> found.hasJob(KUBE_PROXY_JOB));
    }

    void deleteMonitor() {
        client.genericKubernetesResources(API, "PodMonitor")
                .inNamespace(KUBE_SYSTEM)
                .withName(KUBE_PROXY)
                .delete();
        pod.awaitConfiguration("has no job of kube-proxy", found -> !found.hasJob(KUBE_PROXY_JOB));
    }

    void deleteRules() {
        client.genericKubernetesResources(API, "PrometheusRule")
                .inNamespace(OperatedPrometheus.NAMESPACE)
                .withName(KUBE_PROXY)
                .delete();
        pod.awaitNoRules();
    }

    /**
     * Lets Prometheus go through a job's targets so many times more, seen in its own metrics. It
     * looks again only when a pod has changed, so kube-proxy's pods are changed, as any rollout or
     * controller would.
     */
    void discover(String scrapeJob, int times) {
        DiscoveryRounds rounds = new DiscoveryRounds(prometheus, scrapeJob);
        Wait.atMost(ROUND_LIMIT).abortIf(cluster).until(rounds.areCountedSince(Instant.now()));
        for (int i = 1; i <= times; i++) {
            String mark = "round-" + i;
            long before = rounds.soFar();
            client.pods()
                    .inNamespace(KUBE_SYSTEM)
                    .withLabel("k8s-app", KUBE_PROXY)
                    .resources()
                    .forEach(found -> found.edit(old -> marked(old, mark)));
            Wait.atMost(ROUND_LIMIT).abortIf(cluster).until(rounds.oneMoreThan(before));
        }
    }

    private static Pod marked(Pod pod, String mark) {
        return pod.edit().editMetadata().addToAnnotations("touched", mark).endMetadata().build();
    }

    private GenericKubernetesResource rules(String mixin) {
        RuleFile rules =
                new RuleTemplate(
                                scenario.folder()
                                        .resolve("rules/kube-proxy-mixin-" + mixin + ".yaml"))
                        .render(scenario::timer);
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(API)
                .withKind("PrometheusRule")
                .withNewMetadata()
                .withNamespace(OperatedPrometheus.NAMESPACE)
                .withName(KUBE_PROXY)
                .endMetadata()
                .addToAdditionalProperties(
                        "spec", Serialization.unmarshal(rules.content(), Map.class))
                .build();
    }
}
