package dev.relapse.scenarios.podprioritypreemption;

import dev.relapse.kubernetes.PodProbes;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.function.Predicate;

/** A Cortex cluster in a namespace of its own; only its ingesters are played. */
enum CortexCluster {
    /** The one that serves every customer. */
    PRODUCTION("cortex-prod", 9),
    /** The new one of a large customer. */
    DEDICATED("cortex-dedicated", 2);

    static final String INGESTER = "ingester";

    private final String namespace;
    private final int ingesters;

    CortexCluster(String namespace, int ingesters) {
        this.namespace = namespace;
        this.ingesters = ingesters;
    }

    String namespace() {
        return namespace;
    }

    /** As in the manifests: how many it is meant to have. */
    int ingesters() {
        return ingesters;
    }

    /** Selects its ingesters. */
    Predicate<Pod> pods() {
        return PodProbes.labelled(namespace, "name", INGESTER);
    }
}
