package dev.relapse.cluster.hostprograms;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.util.List;

/** What a program on the host may do. */
public final class HostProgramRights {

    private static final String RBAC = "rbac.authorization.k8s.io";

    private HostProgramRights() {}

    /** Keeps a program of a scenario from passing for a part of Kubernetes (system:...). */
    public static void checkName(String user) {
        if (!user.matches("[a-z0-9][a-z0-9.-]*")) {
            throw new IllegalArgumentException(
                    "the user '%s' must consist of lower-case letters, digits, dots and dashes"
                            .formatted(user));
        }
    }

    /** The binding of a ClusterRole that counts everywhere. */
    public static ClusterRoleBinding everywhere(String user, String clusterRole) {
        return new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(name(user, clusterRole))
                .endMetadata()
                .withNewRoleRef(RBAC, "ClusterRole", clusterRole)
                .addNewSubject(RBAC, "User", user, null)
                .build();
    }

    static RoleBinding in(String namespace, String user, String role) {
        return new RoleBindingBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name(user, role))
                .endMetadata()
                .withNewRoleRef(RBAC, "Role", role)
                .addNewSubject(RBAC, "User", user, null)
                .build();
    }

    /** What service discovery of nodes needs. */
    public static List<HasMetadata> toFindNodes(String user) {
        String role = "relapse:find-nodes";
        return List.of(
                new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(role)
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("")
                        .withResources("nodes")
                        .withVerbs("get", "list", "watch")
                        .endRule()
                        .build(),
                everywhere(user, role));
    }

    private static String name(String user, String role) {
        return "relapse:" + user + ":" + role;
    }
}
