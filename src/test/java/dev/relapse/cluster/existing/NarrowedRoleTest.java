package dev.relapse.cluster.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NarrowedRoleTest {

    private static final ClusterRole AUTOSCALER =
            new ClusterRoleBuilder()
                    .withNewMetadata()
                    .withName("autoscaler")
                    .endMetadata()
                    .addNewRule()
                    .withApiGroups("")
                    .withResources("nodes", "pods")
                    .withVerbs("get", "list", "create", "update", "delete")
                    .endRule()
                    .addNewRule()
                    .withApiGroups("")
                    .withResources("configmaps", "events", "pods/eviction")
                    .withVerbs("get", "create")
                    .endRule()
                    .build();

    private final NarrowedRole role = NarrowedRole.of(AUTOSCALER);

    @Test
    void readingIsLeftButNotOfWhatIsPrivateToANamespace() {
        assertThat(role.clusterWide(Set.of()))
                .extracting(NarrowedRoleTest::inWords)
                .containsExactly("[nodes, pods] [get, list]", "[pods/eviction] [get]");
    }

    @Test
    void nodesAreChangedByNameAndNeverCreated() {
        assertThat(role.clusterWide(Set.of("b", "a")))
                .filteredOn(rule -> rule.getVerbs().contains("delete"))
                .singleElement()
                .satisfies(
                        rule -> {
                            assertThat(inWords(rule)).isEqualTo("[nodes] [update, delete]");
                            assertThat(rule.getResourceNames()).containsExactly("a", "b");
                        });
    }

    /** An empty list of names counts for every node there is. */
    @Test
    void withoutNodesNoneCanBeChanged() {
        assertThat(role.clusterWide(Set.of()))
                .noneMatch(rule -> rule.getVerbs().contains("delete"));
    }

    @Test
    void allElseIsChangedInTheNamespaceOfTheRun() {
        assertThat(role.namespaced())
                .extracting(NarrowedRoleTest::inWords)
                .containsExactly(
                        "[pods] [create, update, delete]",
                        "[configmaps, events] [get, create]",
                        "[pods/eviction] [create]");
    }

    @Test
    void aRuleAboutEverythingIsRefused() {
        ClusterRole all =
                new ClusterRoleBuilder(AUTOSCALER)
                        .addNewRule()
                        .withApiGroups("")
                        .withResources("*")
                        .withVerbs("get")
                        .endRule()
                        .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> NarrowedRole.of(all))
                .withMessageContaining("cannot be narrowed");
    }

    private static String inWords(PolicyRule rule) {
        return List.copyOf(rule.getResources()) + " " + List.copyOf(rule.getVerbs());
    }
}
