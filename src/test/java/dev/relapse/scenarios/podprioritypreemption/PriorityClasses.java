package dev.relapse.scenarios.podprioritypreemption;

import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Map;

/** The four classes, and what they make of pods. */
final class PriorityClasses {

    private static final Duration IN_EFFECT_LIMIT = Duration.ofSeconds(30);

    /** What a pod without a class gets where no class is the default. */
    private static final int NO_DEFAULT = 0;

    private final KubernetesClient client;
    private final ScenarioDefinition scenario;

    PriorityClasses(KubernetesClient client, ScenarioDefinition scenario) {
        this.client = client;
        this.scenario = scenario;
    }

    /** Creates them and waits until the admission plugin, which has a watch of its own, knows. */
    void introduce(Settings settings) {
        Manifests.apply(
                client,
                scenario.folder().resolve("manifests/priority-classes.yaml"),
                Map.of(
                        "global-default", settings.text("default.global"),
                        "preemption-policy", settings.text("default.preemption-policy")));
        Wait.atMost(IN_EFFECT_LIMIT).until(areInEffect());
    }

    /** The priority that a new pod without a class gets. */
    int defaultValue() {
        return client.scheduling().v1().priorityClasses().list().getItems().stream()
                .filter(each -> Boolean.TRUE.equals(each.getGlobalDefault()))
                .map(PriorityClass::getValue)
                .findFirst()
                .orElse(NO_DEFAULT);
    }

    /** The priority of pods of that class; of an empty one that of pods before any class. */
    int valueOf(String name) {
        return name.isEmpty()
                ? NO_DEFAULT
                : client.scheduling().v1().priorityClasses().withName(name).get().getValue();
    }

    /** No class is the default from now on. */
    void removeTheDefault() {
        client.scheduling().v1().priorityClasses().list().getItems().stream()
                .filter(each -> Boolean.TRUE.equals(each.getGlobalDefault()))
                .forEach(
                        each ->
                                client.resource(each)
                                        .patch(
                                                PatchContext.of(PatchType.JSON_MERGE),
                                                "{\"globalDefault\": false}"));
    }

    private Probe areInEffect() {
        int expected = defaultValue();
        return Probe.of(
                "a new pod without a class gets priority " + expected,
                () -> {
                    int given = rehearse().getSpec().getPriority();
                    return given == expected
                            ? Observation.holds("it does", 1)
                            : Observation.notYet("it gets " + given, 1);
                });
    }

    /** What the API server would make of a pod without a class; nothing is stored. */
    private Pod rehearse() {
        Pod pod =
                new PodBuilder()
                        .withNewMetadata()
                        .withGenerateName("rehearsal-")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("none")
                        .withImage("registry.example/none:1")
                        .endContainer()
                        .endSpec()
                        .build();
        return client.pods().inNamespace("default").resource(pod).dryRun().create();
    }
}
