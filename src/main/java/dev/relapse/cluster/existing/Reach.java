package dev.relapse.cluster.existing;

import dev.relapse.cluster.BlastRadius;
import dev.relapse.cluster.UnsupportedByClusterException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Of which kinds a run may have objects outside of its namespace, as plurals of the API. */
final class Reach {

    /** The cluster-wide kinds that a scenario may declare, as these are removed after it. */
    private static final Map<String, String> DECLARABLE =
            Map.of(
                    "Node", "nodes",
                    "ClusterRole", "clusterroles",
                    "ClusterRoleBinding", "clusterrolebindings");

    /** Of every run: its namespace, and what its programs and its nodes have in those of others. */
    private static final Set<String> ALWAYS =
            Set.of("namespaces", "roles", "rolebindings", "leases", "events");

    /** What any run can have. */
    static final Set<String> WHOLE = with(DECLARABLE.keySet());

    private Reach() {}

    /**
     * What a scenario may have that declares so.
     *
     * @throws UnsupportedByClusterException for something that would not be undone
     */
    static Set<String> of(BlastRadius radius) {
        Set<String> kinds = new HashSet<>();
        for (BlastRadius.Change change : radius.clusterWide()) {
            if (!DECLARABLE.containsKey(change.kind()) || change.whose() != BlastRadius.Whose.OWN) {
                throw new UnsupportedByClusterException(
                        "the cluster 'existing' is not for a scenario that changes %s (%s); objects of its own of these kinds are undone there: %s"
                                .formatted(
                                        change.kind(),
                                        change.what(),
                                        DECLARABLE.keySet().stream().sorted().toList()));
            }
            kinds.add(change.kind());
        }
        return with(kinds);
    }

    private static Set<String> with(Set<String> declared) {
        Set<String> plurals = new HashSet<>(ALWAYS);
        declared.forEach(kind -> plurals.add(DECLARABLE.get(kind)));
        return Set.copyOf(plurals);
    }
}
