package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.PodImages;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.kubernetes.WorkloadProbes;
import dev.relapse.wait.Wait;
import java.time.Duration;
import java.util.Map;

/** The operator as kube-prometheus deploys it, with the reloader that it puts beside Prometheus. */
final class OperatorInItsPod implements Operator {

    private static final String NAME = "prometheus-operator";
    private static final String RELOADER = "prometheus-config-reloader";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final ScenarioDefinition scenario;
    private final HostPrograms programs;
    private final Artifact artifact;

    OperatorInItsPod(Cluster cluster, ScenarioDefinition scenario) {
        this.cluster = cluster;
        this.scenario = scenario;
        this.programs = cluster.require(HostPrograms.class);
        this.artifact = programs.artifact(NAME, NAME);
    }

    @Override
    public String version() {
        return artifact.version();
    }

    @Override
    public void start() {
        PodImages images = cluster.require(PodImages.class);
        Manifests.apply(
                cluster.client(),
                scenario.folder().resolve("manifests/operator-in-pod.yaml"),
                Map.of(
                        "operator-image",
                        images.image(artifact),
                        "config-reloader-image",
                        images.image(programs.artifact(RELOADER, RELOADER))));
        Wait.atMost(LIMIT)
                .abortIf(cluster)
                .until(
                        WorkloadProbes.isReady(
                                cluster.client(), OperatedPrometheus.NAMESPACE, NAME));
    }
}
