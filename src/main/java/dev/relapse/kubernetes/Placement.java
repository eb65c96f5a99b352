package dev.relapse.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;

/**
 * Which pods are on which nodes, and what is told of both, as watches last said. They end with the
 * client that made them.
 *
 * @param nodes all of them
 * @param pods those that are looked at
 * @param events of every namespace
 */
public record Placement(WatchedAll<Node> nodes, WatchedAll<Pod> pods, WatchedAll<Event> events) {

    /** With the pods of one namespace. */
    public static Placement in(String namespace, KubernetesClient client) {
        return of(client, client.pods().inNamespace(namespace));
    }

    /** With the pods of every namespace. */
    public static Placement everywhere(KubernetesClient client) {
        return of(client, client.pods().inAnyNamespace());
    }

    private static Placement of(KubernetesClient client, Informable<Pod> pods) {
        return new Placement(
                new WatchedAll<>("nodes", client.nodes()),
                new WatchedAll<>("pods", pods),
                new WatchedAll<>("events", client.v1().events().inAnyNamespace()));
    }
}
