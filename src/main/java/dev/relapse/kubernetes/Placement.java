package dev.relapse.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import java.util.Map;

/**
 * Which pods are on which nodes, and what is told of both, as watches last said. They end with the
 * client that made them.
 *
 * @param nodes those that are looked at
 * @param pods those that are looked at
 * @param events of every namespace
 */
public record Placement(WatchedAll<Node> nodes, WatchedAll<Pod> pods, WatchedAll<Event> events) {

    /** All nodes, and the pods of one namespace. */
    public static Placement in(String namespace, KubernetesClient client) {
        return of(client, client.nodes(), client.pods().inNamespace(namespace));
    }

    /** The nodes with such labels, and the pods of every namespace. */
    public static Placement ofPool(Map<String, String> labels, KubernetesClient client) {
        return of(client, client.nodes().withLabels(labels), client.pods().inAnyNamespace());
    }

    /** The nodes with such labels, and the pods of one namespace. */
    public static Placement ofPool(
            Map<String, String> labels, String namespace, KubernetesClient client) {
        return of(client, client.nodes().withLabels(labels), client.pods().inNamespace(namespace));
    }

    private static Placement of(
            KubernetesClient client, Informable<Node> nodes, Informable<Pod> pods) {
        return new Placement(
                new WatchedAll<>("nodes", nodes),
                new WatchedAll<>("pods", pods),
                new WatchedAll<>("events", client.v1().events().inAnyNamespace()));
    }
}
