package dev.relapse.cluster.existing;

import dev.relapse.cluster.AuditEvent;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a run may have changed, told from the audit log alone.
 *
 * @param run eight hex digits
 * @param clusterWide plurals of the cluster-wide kinds that its scenario declares
 */
record DeclaredRadius(String run, Set<String> clusterWide) implements Predicate<AuditEvent> {

    private static final Map<String, Set<String>> IN_NAMESPACES_OF_OTHERS =
            Map.of(
                    "default", Set.of("events", "roles", "rolebindings"),
                    "kube-node-lease", Set.of("leases", "roles", "rolebindings"));

    @Override
    public boolean test(AuditEvent change) {
        String own = "relapse-" + run;
        String kind = change.resource().split("/", -1)[0];
        if (change.namespace().equals(own)) {
            return true;
        }
        boolean named = change.name().equals(own) || change.name().startsWith(own + "-");
        return change.namespace().isEmpty()
                ? named && clusterWide.contains(kind)
                : named
                        && IN_NAMESPACES_OF_OTHERS
                                .getOrDefault(change.namespace(), Set.of())
                                .contains(kind);
    }
}
