package dev.relapse.cluster.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.relapse.cluster.UnsupportedByClusterException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneNamespaceTest {

    private final List<ClusterRole> roles = new ArrayList<>();
    private final OneNamespace place = new OneNamespace(new RunMarks("0a1b2c3d"), roles::add);

    @Test
    void aWorkloadIsInTheRunsNamespaceAndItsPodsOnTheRunsNodes() {
        DaemonSet placed =
                (DaemonSet)
                        place.placed(
                                        object(
                                                """
                                                apiVersion: apps/v1
                                                kind: DaemonSet
                                                metadata: {name: traefik, namespace: shop}
                                                spec:
                                                  template:
                                                    metadata: {labels: {app: traefik}}
                                                    spec: {nodeSelector: {pool: edge}}
                                                """))
                                .orElseThrow();

        assertThat(placed.getMetadata().getNamespace()).isEqualTo("relapse-0a1b2c3d");
        assertThat(placed.getMetadata().getLabels()).containsEntry("relapse.dev/run", "0a1b2c3d");
        var template = placed.getSpec().getTemplate();
        assertThat(template.getMetadata().getLabels())
                .containsEntry("app", "traefik")
                .containsEntry("relapse.dev/run", "0a1b2c3d");
        assertThat(template.getSpec().getNodeSelector())
                .containsEntry("pool", "edge")
                .containsEntry("relapse.dev/run", "0a1b2c3d");
        assertThat(template.getSpec().getTolerations())
                .singleElement()
                .satisfies(
                        toleration -> {
                            assertThat(toleration.getKey()).isEqualTo("relapse.dev/run");
                            assertThat(toleration.getValue()).isEqualTo("0a1b2c3d");
                        });
    }

    @Test
    void namespacesAndRolesOfTheScenarioAreNotApplied() {
        assertThat(
                        place.placed(
                                object(
                                        "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}")))
                .isEmpty();
        assertThat(
                        place.placed(
                                object(
                                        """
                                        apiVersion: rbac.authorization.k8s.io/v1
                                        kind: ClusterRole
                                        metadata: {name: cluster-autoscaler}
                                        """)))
                .isEmpty();
        assertThat(roles).hasSize(1);
    }

    @Test
    void whatConcernsOthersOrWhosePodsItDoesNotKnowIsRefused() {
        for (String kind :
                List.of(
                        "apiVersion: scheduling.k8s.io/v1, kind: PriorityClass",
                        "apiVersion: v1, kind: Node",
                        "apiVersion: batch/v1, kind: Job",
                        "apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding")) {
            HasMetadata object = object("{" + kind + ", metadata: {name: x}}");
            assertThatExceptionOfType(UnsupportedByClusterException.class)
                    .as(kind)
                    .isThrownBy(() -> place.placed(object))
                    .withMessageContaining("has no place for");
        }
    }

    private static HasMetadata object(String yaml) {
        return new KubernetesSerialization().unmarshal("---\n" + yaml);
    }
}
