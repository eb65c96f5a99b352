package dev.relapse.bench;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A pod that any node may take. */
final class FirstPod {

    private static final int LIMIT_SECONDS = 60;

    private FirstPod() {}

    /** Creates it and waits until it is Running. */
    static void runs(KubernetesClient client) {
        Pod pod =
                new PodBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName("first")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("main")
                        .withImage("none")
                        .endContainer()
                        // kwokctl taints nothing, but its own examples' nodes carry this one.
                        .addNewToleration()
                        .withOperator("Exists")
                        .endToleration()
                        .endSpec()
                        .build();
        // The API server refuses pods until the controller manager has made it.
        client.serviceAccounts()
                .inNamespace("default")
                .withName("default")
                .waitUntilCondition(Objects::nonNull, LIMIT_SECONDS, TimeUnit.SECONDS);
        client.resource(pod).create();
        client.resource(pod)
                .waitUntilCondition(
                        seen -> seen != null && "Running".equals(seen.getStatus().getPhase()),
                        LIMIT_SECONDS,
                        TimeUnit.SECONDS);
    }
}
