package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.PodImages;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.kubernetes.WorkloadProbes;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kyverno as its chart deploys it: a pod that the API server calls through a Service. */
final class KyvernoInItsPod {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private KyvernoInItsPod() {}

    static void start(Cluster cluster, Path fixtures, Settings settings) {
        HostPrograms programs = cluster.require(HostPrograms.class);
        String image =
                cluster.require(PodImages.class)
                        .image(programs.artifact(Kyverno.NAME, Kyverno.NAME));
        Manifests.apply(
                cluster.client(),
                fixtures.resolve("in-pod.yaml"),
                Map.of(
                        "image",
                        image,
                        "arguments",
                        Serialization.asJson(Kyverno.flags(settings)),
                        "environment",
                        Serialization.asJson(environment())));
        Wait.atMost(LIMIT)
                .abortIf(cluster)
                .until(WorkloadProbes.isReady(cluster.client(), Kyverno.NAMESPACE, Kyverno.NAME));
    }

    private static List<EnvVar> environment() {
        List<EnvVar> variables =
                new ArrayList<>(
                        Kyverno.ENVIRONMENT.entrySet().stream()
                                .map(e -> new EnvVar(e.getKey(), e.getValue(), null))
                                .toList());
        variables.add(
                new EnvVarBuilder()
                        .withName("KYVERNO_POD_NAME")
                        .withNewValueFrom()
                        .withNewFieldRef()
                        .withFieldPath("metadata.name")
                        .endFieldRef()
                        .endValueFrom()
                        .build());
        return variables;
    }
}
