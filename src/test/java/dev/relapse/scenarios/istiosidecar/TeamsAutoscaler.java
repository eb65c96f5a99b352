package dev.relapse.scenarios.istiosidecar;

import dev.relapse.subject.Manifest;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpecBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A team's autoscaler, set to our workload.
 *
 * @param object with the team's metric, limits and way up
 * @param notes what a reader should know of the difference to what the team wrote
 */
record TeamsAutoscaler(HorizontalPodAutoscaler object, List<String> notes) {

    private static final String V1 = "autoscaling/v1";

    TeamsAutoscaler {
        notes = List.copyOf(notes);
    }

    /**
     * That of a manifest of one of the versions {@code autoscaling/v1} and {@code v2}.
     *
     * @param pace the part of a delay that the replay lets pass, more than 0 and at most 1: its
     *     waves are as much shorter as the autoscaler's own rounds are
     */
    static TeamsAutoscaler of(Manifest manifest, double pace) {
        HorizontalPodAutoscalerSpec theirs = spec(manifest);
        List<String> notes = new ArrayList<>();
        HorizontalPodAutoscalerSpecBuilder ours =
                new HorizontalPodAutoscalerSpecBuilder(theirs)
                        .withNewScaleTargetRef("apps/v1", "Deployment", Workload.NAME);
        notes.add("stands on microdemo here: " + manifest.label());
        WayUp way =
                WayUp.of(
                        Optional.ofNullable(theirs.getBehavior())
                                .map(behavior -> behavior.getScaleUp())
                                .orElseGet(HPAScalingRules::new),
                        pace);
        notes.add(way.note());
        if (theirs.getBehavior() != null && theirs.getBehavior().getScaleDown() != null) {
            notes.add(
                    "its behavior.scaleDown is left out, as that says for how long replicas stay that nobody needed");
        }
        ours.withNewBehavior().withScaleUp(way.rules()).endBehavior();
        return new TeamsAutoscaler(
                new HorizontalPodAutoscalerBuilder()
                        .withNewMetadata()
                        .withNamespace(Workload.NAME)
                        .withName(Workload.NAME)
                        .endMetadata()
                        .withSpec(ours.build())
                        .build(),
                notes);
    }

    private static HorizontalPodAutoscalerSpec spec(Manifest manifest) {
        String json = Serialization.asJson(manifest.object());
        return manifest.object().getApiVersion().equals(V1)
                ? converted(
                        Serialization.unmarshal(
                                        json,
                                        io.fabric8.kubernetes.api.model.autoscaling.v1
                                                .HorizontalPodAutoscaler.class)
                                .getSpec())
                : Serialization.unmarshal(json, HorizontalPodAutoscaler.class).getSpec();
    }

    /** As the API server does it (pkg/apis/autoscaling/v1/conversion.go in kubernetes). */
    private static HorizontalPodAutoscalerSpec converted(
            io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscalerSpec v1) {
        HorizontalPodAutoscalerSpecBuilder v2 =
                new HorizontalPodAutoscalerSpecBuilder()
                        .withMinReplicas(v1.getMinReplicas())
                        .withMaxReplicas(v1.getMaxReplicas());
        if (v1.getTargetCPUUtilizationPercentage() != null) {
            v2.addNewMetric()
                    .withType("Resource")
                    .withNewResource()
                    .withName("cpu")
                    .withNewTarget()
                    .withType("Utilization")
                    .withAverageUtilization(v1.getTargetCPUUtilizationPercentage())
                    .endTarget()
                    .endResource()
                    .endMetric();
        }
        return v2.build();
    }
}
