package dev.relapse.simulation.autoscaler;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.util.Map;

/** Small nodes and pods for tables. */
public final class Objects {

    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private Objects() {}

    /** A ready node of the group {@code shop} with 4 cores and 8 GiB. */
    public static Node node(String name) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .withCreationTimestamp("2026-01-01T00:00:00Z")
                .addToAnnotations("cluster-autoscaler.kwok.nodegroup/name", "shop")
                .addToAnnotations("kwok.x-k8s.io/node", "fake")
                .endMetadata()
                .withNewSpec()
                .withProviderID("kwok:" + name)
                .endSpec()
                .withNewStatus()
                .withAllocatable(
                        Map.of(
                                "cpu", new Quantity("4"),
                                "memory", new Quantity("8Gi"),
                                "pods", new Quantity("110")))
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
    }

    /** A running pod of a ReplicaSet named {@code web}. */
    public static Pod pod(String name, String cpu, String memory) {
        return owned(bare(name, cpu, memory), "ReplicaSet", "web");
    }

    public static Pod daemonSetPod(String name, String cpu, String memory) {
        return owned(bare(name, cpu, memory), "DaemonSet", "traefik");
    }

    /** A running pod that nobody controls. */
    public static Pod bare(String name, String cpu, String memory) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .withCreationTimestamp(NOW.minusSeconds(60).toString())
                .addToLabels("app", "web")
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Always")
                .addNewContainer()
                .withName("main")
                .withNewResources()
                .addToRequests("cpu", new Quantity(cpu))
                .addToRequests("memory", new Quantity(memory))
                .endResources()
                .endContainer()
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .endStatus()
                .build();
    }

    public static Pod owned(Pod pod, String kind, String owner) {
        return new PodBuilder(pod)
                .editMetadata()
                .addNewOwnerReference()
                .withApiVersion("apps/v1")
                .withKind(kind)
                .withName(owner)
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .build();
    }

    public static Pod annotated(Pod pod, String key, String value) {
        return new PodBuilder(pod)
                .editMetadata()
                .addToAnnotations(key, value)
                .endMetadata()
                .build();
    }

    public static Pod on(Pod pod, String node) {
        return new PodBuilder(pod).editSpec().withNodeName(node).endSpec().build();
    }
}
