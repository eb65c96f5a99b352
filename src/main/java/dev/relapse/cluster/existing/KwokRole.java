package dev.relapse.cluster.existing;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.util.List;

/** What KWOK needs to play kubelets. */
final class KwokRole {

    /** As whom it works. */
    static final String USER = "kwok";

    /** Where the Leases of all nodes are. */
    static final String LEASES = "kube-node-lease";

    private KwokRole() {}

    static ClusterRole role() {
        return new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(USER)
                .endMetadata()
                .withRules(
                        rule("", List.of("nodes"), "get", "list", "watch"),
                        rule("", List.of("nodes/status"), "patch", "update"),
                        rule(
                                "",
                                List.of("pods"),
                                "get",
                                "list",
                                "watch",
                                "patch",
                                "update",
                                "delete"),
                        rule("", List.of("pods/status"), "patch", "update"))
                .build();
    }

    /** In {@link #LEASES}; Kubernetes knows no right to create objects of certain names. */
    static PolicyRule leases() {
        return rule(
                "coordination.k8s.io",
                List.of("leases"),
                "get",
                "list",
                "watch",
                "create",
                "update",
                "patch");
    }

    private static PolicyRule rule(String group, List<String> resources, String... verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups(group)
                .withResources(resources)
                .withVerbs(verbs)
                .build();
    }
}
