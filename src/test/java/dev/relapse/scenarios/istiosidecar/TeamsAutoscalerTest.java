package dev.relapse.scenarios.istiosidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.subject.Subject;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamsAutoscalerTest {

    private static final String CPU =
            "metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization,"
                    + " averageUtilization: 60}}}]";

    private final ScenarioDefinition scenario = ScenarioCatalogue.ofProject().read("istio-sidecar");

    @TempDir private Path folder;

    @Test
    void itStandsOnOurWorkloadWithTheirMetricAndLimits() throws IOException {
        hpa("v2", "minReplicas: 3, maxReplicas: 12, " + CPU);

        HorizontalPodAutoscaler ours = read().object();

        assertThat(ours.getMetadata().getNamespace()).isEqualTo("microdemo");
        assertThat(ours.getMetadata().getName()).isEqualTo("microdemo");
        assertThat(ours.getSpec().getScaleTargetRef().getName()).isEqualTo("microdemo");
        assertThat(ours.getSpec().getMinReplicas()).isEqualTo(3);
        assertThat(ours.getSpec().getMaxReplicas()).isEqualTo(12);
        assertThat(target(ours)).isEqualTo(60);
        assertThat(subject().settings())
                .containsEntry("replicas.min", "3")
                .containsEntry("replicas.max", "12")
                .containsEntry("target", "cpu")
                .containsEntry("cycle.peak", "above-minimum");
    }

    @Test
    void whatTheyLeaveOutIsUpstreamsDefault() throws IOException {
        hpa("v2", "maxReplicas: 12");

        assertThat(subject().settings())
                .containsEntry("replicas.min", "1")
                .containsEntry("target", "cpu");
        assertThat(read().object().getSpec().getMetrics()).isEmpty();
    }

    @Test
    void anOlderOneIsConverted() throws IOException {
        hpa("v1", "minReplicas: 3, maxReplicas: 12, targetCPUUtilizationPercentage: 70");

        HorizontalPodAutoscaler ours = read().object();

        assertThat(target(ours)).isEqualTo(70);
        assertThat(ours.getSpec().getMinReplicas()).isEqualTo(3);
        assertThat(ours.getSpec().getMaxReplicas()).isEqualTo(12);
    }

    @Test
    void theWayDownIsLeftOutAndSaid() throws IOException {
        hpa(
                "v2",
                "maxReplicas: 12, behavior: {scaleDown: {stabilizationWindowSeconds: 600}}, "
                        + CPU);

        assertThat(read().object().getSpec().getBehavior().getScaleDown()).isNull();
        assertThat(read().notes()).anyMatch(note -> note.contains("scaleDown is left out"));
    }

    @Test
    void theirDelaysAreShortenedAsTheRoundsOfTheAutoscalerAre() throws IOException {
        hpa(
                "v2",
                "maxReplicas: 12, behavior: {scaleUp: {policies: [{type: Pods, value: 1,"
                        + " periodSeconds: 60}]}}, "
                        + CPU);

        assertThat(read().object().getSpec().getBehavior().getScaleUp().getPolicies())
                .singleElement()
                .satisfies(policy -> assertThat(policy.getPeriodSeconds()).isEqualTo(4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v2 | maxReplicas: 9, metrics: [{type: External, external: {metric: {name: q}}}] | spec.metrics[0].type",
                "v2 | maxReplicas: 9, metrics: [{type: Pods, pods: {metric: {name: rps}}}] | neither custom nor external metrics",
                "v2 | maxReplicas: 9, metrics: [{type: ContainerResource, containerResource: {name: cpu}}] | leave a metric of the type Resource",
                "v2 | maxReplicas: 9, metrics: [{type: Resource, resource: {name: nvidia.com/gpu}}] | spec.metrics[0].resource.name",
                "v2 | maxReplicas: 9, metrics: [{type: Resource, resource: {name: cpu}}, {type: Resource, resource: {name: memory}}] | leave the one that is to be judged",
                "v2beta2 | maxReplicas: 9 | Kubernetes serves no other since 1.26",
                "v2 | minReplicas: 0, maxReplicas: 9 | a workload at zero has no proxy",
                "v2 | maxReplicas: 500 | the replay has no room for more than 50",
                "v2 | minReplicas: 2 | spec.maxReplicas is missing",
            })
    void oneThatCannotBeJudgedIsRefused(String version, String spec, String complaint)
            throws IOException {
        hpa(version, spec);

        assertThatIllegalArgumentException()
                .isThrownBy(this::subject)
                .withMessageContaining("HorizontalPodAutoscaler payments/checkout in hpa.yaml")
                .withMessageContaining("is not an autoscaler that this scenario can judge")
                .withMessageContaining(complaint);
    }

    private static int target(HorizontalPodAutoscaler hpa) {
        return hpa.getSpec().getMetrics().get(0).getResource().getTarget().getAverageUtilization();
    }

    private TeamsAutoscaler read() {
        return TeamsOwn.in(subject(), scenario).autoscaler().orElseThrow();
    }

    private Subject subject() {
        return scenario.subjectIn(folder);
    }

    private void hpa(String version, String spec) throws IOException {
        Files.writeString(
                folder.resolve("hpa.yaml"),
                """
                apiVersion: autoscaling/%s
                kind: HorizontalPodAutoscaler
                metadata: {name: checkout, namespace: payments}
                spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: checkout}, %s}
                """
                        .formatted(version, spec));
    }
}
