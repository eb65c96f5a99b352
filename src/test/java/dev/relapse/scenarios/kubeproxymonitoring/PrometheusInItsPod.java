package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.Monitoring;
import dev.relapse.cluster.capability.PodImages;
import dev.relapse.cluster.capability.PublishedPort;
import dev.relapse.definition.Durations;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.monitoring.OperatorsConfiguration;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

/** The pod that the operator's StatefulSet runs on a real node. */
final class PrometheusInItsPod implements OperatedPrometheus {

    private static final String NAME = "prometheus";
    private static final Path RULES_FOLDER = Path.of("/etc/prometheus/rules");

    /** A kubelet that is not asked looks after a pod's volumes every minute, or a bit later. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Cluster cluster;
    private final KubernetesClient client;
    private final ScenarioDefinition scenario;
    private final PublishedPort published;
    private final PrometheusApi api;

    PrometheusInItsPod(Cluster cluster, ScenarioDefinition scenario) {
        this.cluster = cluster;
        this.client = cluster.client();
        this.scenario = scenario;
        this.published = cluster.require(PublishedPort.class);
        this.api = new PrometheusApi(published.address());
    }

    @Override
    public void order() {
        String image =
                cluster.require(PodImages.class)
                        .image(cluster.require(HostPrograms.class).artifact(NAME, NAME));
        Manifests.apply(
                client,
                scenario.folder().resolve("manifests/prometheus-in-pod.yaml"),
                Map.of(
                        "prometheus-image",
                        image,
                        "node-port",
                        Integer.toString(published.nodePort()),
                        "scrape-interval",
                        scenario.timer("scrape-interval"),
                        "lookback-delta",
                        scenario.timer("lookback-delta"),
                        "discovery-reload-interval",
                        scenario.timer("discovery-reload-interval")));
    }

    @Override
    public void awaitConfiguration(String what, Predicate<OperatorsConfiguration> wanted) {
        await(met("the operator's configuration " + what, () -> wanted.test(written())));
        awaitRead(
                met(
                        "the configuration that Prometheus has read " + what,
                        () ->
                                wanted.test(new OperatorsConfiguration(api.configuration()))
                                        && !api.ruleGroups().isEmpty()));
    }

    @Override
    public void awaitNoRules() {
        await(met("the operator has no rules", () -> rules().isEmpty()));
        awaitRead(new NoRules(api));
    }

    @Override
    public PrometheusApi start() {
        await(api.ready());
        cluster.require(Monitoring.class).adopt(api);
        return api;
    }

    private OperatorsConfiguration written() {
        Secret secret = client.secrets().inNamespace(NAMESPACE).withName(SECRET).get();
        String value = secret == null ? null : secret.getData().get(OperatorsConfiguration.KEY);
        return value == null || value.isEmpty()
                ? new OperatorsConfiguration("")
                : OperatorsConfiguration.read(value, RULES_FOLDER, POD);
    }

    private Map<String, String> rules() {
        ConfigMap rules = client.configMaps().inNamespace(NAMESPACE).withName(RULES).get();
        return rules.getData() == null ? Map.of() : rules.getData();
    }

    /**
     * A change of the pod makes the kubelet renew its volumes at once: <a
     * href="https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#mounted-configmaps-are-updated-automatically">Mounted
     * ConfigMaps are updated automatically</a>. It takes what it knows by then, which may be the
     * old state, and so is asked again until the new one has arrived.
     */
    private void awaitRead(Probe wanted) {
        Wait.atMost(LIMIT)
                .every(Durations.parse(scenario.timer("kubelet.sync-frequency")))
                .abortIf(cluster)
                .until(Probe.of(wanted.name(), () -> seenOrAsked(wanted)));
    }

    private Observation seenOrAsked(Probe wanted) throws Exception {
        Observation seen = wanted.observe();
        if (!(seen instanceof Observation.Holds)) {
            client.pods().inNamespace(NAMESPACE).withName(POD).edit(PrometheusInItsPod::touched);
        }
        return seen;
    }

    private static Pod touched(Pod pod) {
        return pod.edit()
                .editMetadata()
                .addToAnnotations("touched", Instant.now().toString())
                .endMetadata()
                .build();
    }

    private void await(Probe probe) {
        Wait.atMost(LIMIT).abortIf(cluster).until(probe);
    }

    private static Probe met(String what, Condition condition) {
        return Probe.of(
                what,
                () ->
                        condition.isMet()
                                ? Observation.holds("so it is", 1)
                                : Observation.notYet("not yet", 1));
    }

    private interface Condition {
        boolean isMet();
    }
}
