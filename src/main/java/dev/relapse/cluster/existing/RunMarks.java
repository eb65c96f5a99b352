package dev.relapse.cluster.existing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.HashMap;
import java.util.Map;

/**
 * By which everything of a run is known on a cluster of others: its label, and the name that its
 * namespace has and that names of its cluster-wide objects begin with.
 *
 * @param run eight hex digits
 */
record RunMarks(String run) {

    /** The label, the taint of simulated nodes, and the key of nothing else. */
    static final String KEY = "relapse.dev/run";

    private static final String FORM = "[0-9a-f]{8}";
    private static final String NO_SCHEDULE = "NoSchedule";

    RunMarks {
        if (!isRun(run)) {
            throw new IllegalArgumentException("not the id of a run: " + run);
        }
    }

    /** Whether a value of the label can be one of ours. */
    static boolean isRun(String value) {
        return value.matches(FORM);
    }

    /** Its one namespace. */
    String namespace() {
        return "relapse-" + run;
    }

    /** The name of a cluster-wide object that a scenario calls {@code own}. */
    String name(String own) {
        return namespace() + "-" + own;
    }

    /** Whether an object of that name can be the run's. */
    boolean isOurs(String name) {
        return name.equals(namespace()) || name.startsWith(namespace() + "-");
    }

    Map<String, String> labels() {
        return Map.of(KEY, run);
    }

    /** Adds the label in place. */
    <T extends HasMetadata> T labelled(T object) {
        Map<String, String> labels = new HashMap<>(labels());
        if (object.getMetadata().getLabels() != null) {
            labels.putAll(object.getMetadata().getLabels());
        }
        labels.putAll(labels());
        object.getMetadata().setLabels(labels);
        return object;
    }

    /** A simulated node that no pod of others is scheduled to unless it tolerates every taint. */
    Node tainted(Node node) {
        return new NodeBuilder(labelled(node))
                .editOrNewSpec()
                .addToTaints(new Taint(NO_SCHEDULE, KEY, null, run))
                .endSpec()
                .build();
    }

    Toleration toleration() {
        return new Toleration(NO_SCHEDULE, KEY, "Equal", null, run);
    }
}
