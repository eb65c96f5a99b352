package dev.relapse.kubernetes;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NamespaceCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/**
 * A namespace of its own that is created and then deleted, to see whether the deletion finishes.
 */
public final class NamespaceDeletion {

    private final String name;
    private final Watched<Namespace> namespace;
    private final KubernetesClient client;

    private NamespaceDeletion(KubernetesClient client, String name) {
        this.client = client;
        this.name = name;
        this.namespace = new Watched<>("namespace " + name, client.namespaces().withName(name));
    }

    /** Creates the namespace; {@link #request} deletes it. */
    public static NamespaceDeletion prepare(KubernetesClient client, String name) {
        client.namespaces()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .endMetadata()
                                .build())
                .create();
        return new NamespaceDeletion(client, name);
    }

    /** Asks the API server to delete it. */
    public void request() {
        client.namespaces().withName(name).delete();
    }

    /** Holds once the namespace, which the watch had seen, is gone. */
    public Probe finishes() {
        return Probe.of(
                "the deletion of namespace " + name + " finishes",
                () -> {
                    if (namespace.changes() == 0) {
                        return Observation.nothing("the namespace has not been seen yet");
                    }
                    return namespace
                            .get()
                            .map(n -> Observation.notYet(state(n), namespace.changes()))
                            .orElseGet(() -> Observation.holds("gone", namespace.changes()));
                });
    }

    /**
     * Holds while the deletion is stuck because discovery fails: the condition that the namespace
     * controller sets (kubernetes pkg/controller/namespace/deletion/status_condition_utils.go).
     */
    public Probe isStuckOnDiscovery() {
        return Probe.of(
                "the deletion of namespace " + name + " is stuck on discovery",
                () ->
                        namespace
                                .get()
                                .map(this::stuck)
                                .orElseGet(
                                        () ->
                                                Observation.notYet(
                                                        "the namespace is gone",
                                                        namespace.changes())));
    }

    private Observation stuck(Namespace now) {
        boolean stuck = condition(now).map(c -> c.getStatus().equals("True")).orElse(false);
        return stuck
                ? Observation.holds(state(now), namespace.changes())
                : Observation.notYet(state(now), namespace.changes());
    }

    private static String state(Namespace now) {
        return "phase "
                + now.getStatus().getPhase()
                + condition(now)
                        .map(
                                c ->
                                        ", "
                                                + c.getType()
                                                + "="
                                                + c.getStatus()
                                                + " ("
                                                + c.getReason()
                                                + "): "
                                                + c.getMessage())
                        .orElse("");
    }

    private static Optional<NamespaceCondition> condition(Namespace now) {
        return now.getStatus().getConditions().stream()
                .filter(c -> c.getType().equals("NamespaceDeletionDiscoveryFailure"))
                .findFirst();
    }
}
