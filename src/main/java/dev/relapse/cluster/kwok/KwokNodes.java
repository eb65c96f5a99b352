package dev.relapse.cluster.kwok;

import dev.relapse.cluster.capability.SimulatedNodes;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Nodes that KWOK plays.
 *
 * @param marks what each Node gets beside what it is played by
 */
public record KwokNodes(KubernetesClient client, UnaryOperator<Node> marks)
        implements SimulatedNodes {

    private static final int READY_LIMIT_SECONDS = 30;

    /** Tells metrics-server 0.7 and later where the node's figures are. */
    private static final String METRICS_PATH = "metrics.k8s.io/resource-metrics-path";

    private static final String NOT_READY_TAINT = "node.kubernetes.io/not-ready";

    /** On a cluster that nobody else uses. */
    public KwokNodes(KubernetesClient client) {
        this(client, UnaryOperator.identity());
    }

    @Override
    public void add(SimulatedNode node) {
        register(node, manifest(node));
    }

    /** As {@link #add}, with an address of its own instead of the one that KWOK listens on. */
    public void add(SimulatedNode node, String address) {
        register(
                node,
                new NodeBuilder(manifest(node))
                        .editStatus()
                        .addNewAddress(address, "InternalIP")
                        .addNewAddress(node.name(), "Hostname")
                        .endStatus()
                        .build());
    }

    /** Where KWOK serves what a kubelet serves as {@code /metrics/resource}. */
    public static String metricsPath(String node) {
        return "/metrics/nodes/" + node + "/metrics/resource";
    }

    private void register(SimulatedNode node, Node manifest) {
        client.nodes().resource(marks.apply(manifest)).create();
        client.nodes()
                .withName(node.name())
                .waitUntilCondition(KwokNodes::takesPods, READY_LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** A patch without a version: a node's controllers may be writing to it at this moment. */
    @Override
    public void powerOff(String name) {
        client.nodes()
                .withName(name)
                .patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        "metadata: {labels: {%s: \"off\"}}".formatted(KwokSettings.MACHINE));
    }

    /** Ready, and no longer tainted as it was when it registered. */
    private static boolean takesPods(Node node) {
        return node != null
                && Readiness.getInstance().isReady(node)
                && node.getSpec().getTaints().stream()
                        .noneMatch(taint -> taint.getKey().equals(NOT_READY_TAINT));
    }

    private static Node manifest(SimulatedNode node) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("kubernetes.io/hostname", node.name());
        labels.put("kubernetes.io/os", "linux");
        labels.put("kubernetes.io/arch", "amd64");
        labels.putAll(node.labels());
        labels.put(KwokSettings.MACHINE, KwokSettings.MACHINE_ON);
        Map<String, Quantity> resources = new LinkedHashMap<>();
        node.allocatable().forEach((name, amount) -> resources.put(name, new Quantity(amount)));
        return new NodeBuilder()
                .withNewMetadata()
                .withName(node.name())
                .withLabels(labels)
                .withAnnotations(node.annotations())
                .addToAnnotations(KwokSettings.NODE_ANNOTATION, KwokSettings.NODE_ANNOTATION_VALUE)
                .addToAnnotations(METRICS_PATH, metricsPath(node.name()))
                .endMetadata()
                .withNewSpec()
                .withProviderID(node.providerId().orElse(null))
                .endSpec()
                .withNewStatus()
                .withAllocatable(resources)
                .withCapacity(resources)
                .endStatus()
                .build();
    }
}
