package dev.relapse.cluster.existing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What runs have on a cluster outside of their namespaces, and these themselves: told by the label
 * and the name, both of which nothing else has.
 *
 * @param client reads them
 */
record Footprints(KubernetesClient client) {

    /** Kinds of which a run has objects outside of its namespace. */
    static final List<String> KINDS =
            List.of(
                    "namespaces",
                    "nodes",
                    "clusterroles",
                    "clusterrolebindings",
                    "roles",
                    "rolebindings");

    /** The objects of each run, by the run; those of a namespace of a run only as that. */
    Map<String, List<HasMetadata>> byRun() {
        Map<String, List<HasMetadata>> found = new TreeMap<>();
        add(found, client.nodes());
        add(found, client.rbac().clusterRoleBindings());
        add(found, client.rbac().clusterRoles());
        add(found, client.rbac().roleBindings().inAnyNamespace());
        add(found, client.rbac().roles().inAnyNamespace());
        add(found, client.namespaces());
        return found;
    }

    private static <T extends HasMetadata, L extends KubernetesResourceList<T>> void add(
            Map<String, List<HasMetadata>> found, FilterWatchListDeletable<T, L, ?> all) {
        for (T object : all.withLabel(RunMarks.KEY).list().getItems()) {
            String run = object.getMetadata().getLabels().get(RunMarks.KEY);
            if (RunMarks.isRun(run) && isOutside(new RunMarks(run), object)) {
                found.computeIfAbsent(run, key -> new ArrayList<>()).add(object);
            }
        }
    }

    private static boolean isOutside(RunMarks marks, HasMetadata object) {
        return marks.isOurs(object.getMetadata().getName())
                && !marks.namespace().equals(object.getMetadata().getNamespace());
    }

    /** What one run has. */
    List<HasMetadata> of(RunMarks marks) {
        return byRun().getOrDefault(marks.run(), List.of());
    }

    /** For messages: {@code Node relapse-0a1b2c3d-edge-1}. */
    static String inWords(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        return object.getKind()
                + " "
                + (namespace == null ? "" : namespace + "/")
                + object.getMetadata().getName();
    }
}
