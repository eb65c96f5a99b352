package dev.relapse.cluster.existing;

import dev.relapse.cluster.UnsupportedByClusterException;
import dev.relapse.cluster.hostprograms.Grants;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gives programs of a run what is left of the roles that they ask for. Thread-safe. */
final class NarrowedGrants implements Grants {

    private static final String RBAC = "rbac.authorization.k8s.io";

    /** Where Events about nodes are, which have no namespace of their own. */
    private static final String EVENTS = "default";

    private final KubernetesClient client;
    private final RunMarks marks;
    private final Map<String, ClusterRole> declared = new TreeMap<>();
    private final Map<String, NarrowedRole> granted = new LinkedHashMap<>();
    private final TreeSet<String> nodes = new TreeSet<>();

    NarrowedGrants(KubernetesClient client, RunMarks marks) {
        this.client = client;
        this.marks = marks;
        declare(KwokRole.role());
    }

    /** Keeps a role that a program may ask for by its name. */
    synchronized void declare(ClusterRole role) {
        declared.put(role.getMetadata().getName(), role);
    }

    @Override
    public synchronized void grant(String user, String role) {
        ClusterRole wanted = declared.get(role);
        if (wanted == null) {
            throw new UnsupportedByClusterException(
                    "the role %s cannot be narrowed to a run; there are the ClusterRoles %s"
                            .formatted(role, declared.keySet()));
        }
        NarrowedRole narrowed = NarrowedRole.of(wanted);
        granted.put(user, narrowed);
        client.resource(clusterRole(user, narrowed)).create();
        client.resource(
                        new ClusterRoleBindingBuilder()
                                .withMetadata(meta(user, null))
                                .withNewRoleRef(RBAC, "ClusterRole", marks.name(user))
                                .addNewSubject(null, "ServiceAccount", user, marks.namespace())
                                .build())
                .create();
        grantIn(marks.namespace(), user, narrowed.namespaced());
        grantIn(EVENTS, user, narrowed.aboutEvents());
    }

    /** Gives rights in a namespace, that of others too. */
    void grantIn(String namespace, String user, List<PolicyRule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        client.resource(
                        new RoleBuilder()
                                .withMetadata(meta(user, namespace))
                                .withRules(rules)
                                .build())
                .create();
        client.resource(
                        new RoleBindingBuilder()
                                .withMetadata(meta(user, namespace))
                                .withNewRoleRef(RBAC, "Role", marks.name(user))
                                .addNewSubject(null, "ServiceAccount", user, marks.namespace())
                                .build())
                .create();
    }

    /** Lets those who change nodes change this one, too. */
    synchronized void allow(String node) {
        if (nodes.add(node)) {
            granted.forEach((user, role) -> client.resource(clusterRole(user, role)).update());
        }
    }

    private ClusterRole clusterRole(String user, NarrowedRole role) {
        return new ClusterRoleBuilder()
                .withMetadata(meta(user, null))
                .withRules(new ArrayList<>(role.clusterWide(nodes)))
                .build();
    }

    private ObjectMeta meta(String user, String namespace) {
        return new ObjectMetaBuilder()
                .withName(marks.name(user))
                .withNamespace(namespace)
                .withLabels(marks.labels())
                .build();
    }
}
