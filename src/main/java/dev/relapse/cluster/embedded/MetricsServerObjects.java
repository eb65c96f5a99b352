package dev.relapse.cluster.embedded;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.util.List;

/** What metrics-server needs in the cluster: rights, and a Service that leads to it. */
final class MetricsServerObjects {

    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final String ROLE = "relapse:metrics-server";

    private MetricsServerObjects() {}

    /** The rights that it needs before it starts. */
    static List<HasMetadata> rights() {
        return List.of(
                new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(ROLE)
                        .endMetadata()
                        .withRules(
                                new PolicyRuleBuilder()
                                        .withApiGroups("")
                                        .withResources("nodes/metrics")
                                        .withVerbs("get")
                                        .build(),
                                new PolicyRuleBuilder()
                                        .withApiGroups("")
                                        .withResources("nodes", "pods")
                                        .withVerbs("get", "list", "watch")
                                        .build())
                        .build(),
                new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(ROLE)
                        .endMetadata()
                        .withNewRoleRef(RBAC, "ClusterRole", ROLE)
                        .addNewSubject(RBAC, "User", MetricsServerProgram.USER, null)
                        .build(),
                // It asks the API server who its callers are and what they may do.
                new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(ROLE + ":auth-delegator")
                        .endMetadata()
                        .withNewRoleRef(RBAC, "ClusterRole", "system:auth-delegator")
                        .addNewSubject(RBAC, "User", MetricsServerProgram.USER, null)
                        .build(),
                new RoleBindingBuilder()
                        .withNewMetadata()
                        .withNamespace(MetricsServerProgram.NAMESPACE)
                        .withName(ROLE + ":auth-reader")
                        .endMetadata()
                        .withNewRoleRef(RBAC, "Role", "extension-apiserver-authentication-reader")
                        .addNewSubject(RBAC, "User", MetricsServerProgram.USER, null)
                        .build());
    }

    /**
     * A Service for a server outside of the cluster. Of type ExternalName, because Endpoints may
     * not hold loopback addresses.
     */
    static Service service(String address, int port) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(MetricsServerProgram.NAMESPACE)
                .withName(MetricsServerProgram.NAME)
                .endMetadata()
                .withNewSpec()
                .withType("ExternalName")
                .withExternalName(address)
                .addNewPort()
                .withName("https")
                .withPort(port)
                .endPort()
                .endSpec()
                .build();
    }
}
