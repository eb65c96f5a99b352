package dev.relapse.simulation.autoscaler.drainability;

import static dev.relapse.simulation.autoscaler.Objects.NOW;
import static dev.relapse.simulation.autoscaler.Objects.annotated;
import static dev.relapse.simulation.autoscaler.Objects.bare;
import static dev.relapse.simulation.autoscaler.Objects.daemonSetPod;
import static dev.relapse.simulation.autoscaler.Objects.owned;
import static dev.relapse.simulation.autoscaler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.relapse.simulation.autoscaler.options.DrainOptions;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expectations from the rule of the same name below simulator/drainability/rules@1.33.0. */
class DrainRulesTest {

    private static final String SAFE = "cluster-autoscaler.kubernetes.io/safe-to-evict";

    static Stream<Arguments> table() {
        Pod web = pod("web", "1", "1Gi");
        Pod system = in("kube-system", web);
        return Stream.of(
                arguments(
                        "mirror",
                        annotated(bare("m", "1", "1Gi"), "kubernetes.io/config.mirror", "x"),
                        "skipped"),
                arguments("longterminating", terminating(bare("t", "1", "1Gi"), 61), "skipped"),
                arguments("daemonset", daemonSetPod("ds", "1", "1Gi"), "drainable"),
                arguments(
                        "safetoevict", annotated(bare("s", "1", "1Gi"), SAFE, "true"), "drainable"),
                arguments("terminal", phase(bare("f", "1", "1Gi"), "Failed"), "drainable"),
                arguments(
                        "replicated: no controller",
                        bare("b", "1", "1Gi"),
                        "default/b is not replicated"),
                arguments(
                        "replicated: custom controller",
                        owned(bare("c", "1", "1Gi"), "Rollout", "r"),
                        "default/c is not replicated"),
                arguments(
                        "replicacount: controller gone",
                        owned(bare("g", "1", "1Gi"), "ReplicaSet", "gone"),
                        "replication controller for default/g is not available, err: replicaset.apps \"gone\" not found"),
                arguments(
                        "system",
                        system,
                        "non-daemonset, non-mirrored, non-pdb-assigned kube-system pod present: web"),
                arguments("system: an hour old", aged(system, 3601), "drainable"),
                arguments(
                        "notsafetoevict",
                        annotated(web, SAFE, "false"),
                        "pod annotated as not safe to evict present: web"),
                arguments(
                        "localstorage: emptyDir",
                        emptyDir(web, null),
                        "pod with local storage present: web"),
                arguments("localstorage: in memory", emptyDir(web, "Memory"), "undecided"),
                arguments(
                        "localstorage: declared safe",
                        annotated(
                                emptyDir(web, null),
                                "cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes",
                                "a,scratch"),
                        "undecided"),
                arguments("no rule applies", web, "undecided"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void eachRuleDecidesAsUpstream(String rule, Pod pod, String expected) {
        assertThat(judge(DrainOptions.defaults(), pod)).as(rule).isEqualTo(expected);
    }

    static Stream<Arguments> budgets() {
        return Stream.of(
                arguments(0, "not enough pod disruption budget to move default/web"),
                arguments(1, "undecided"));
    }

    @ParameterizedTest(name = "{0} disruptions allowed: {1}")
    @MethodSource("budgets")
    void aBudgetAtZeroKeepsThePod(int allowed, String expected) {
        assertThat(judge(DrainOptions.defaults(), pod("web", "1", "1Gi"), budget(allowed)))
                .isEqualTo(expected);
    }

    static Stream<Arguments> flags() {
        java.time.Duration hour = java.time.Duration.ofHours(1);
        Pod web = pod("web", "1", "1Gi");
        return Stream.of(
                arguments(
                        "--skip-nodes-with-system-pods=false",
                        new DrainOptions(false, true, true, 0, hour),
                        in("kube-system", web),
                        "undecided"),
                arguments(
                        "--skip-nodes-with-local-storage=false",
                        new DrainOptions(true, false, true, 0, hour),
                        emptyDir(web, null),
                        "undecided"),
                arguments(
                        "--skip-nodes-with-custom-controller-pods=false",
                        new DrainOptions(true, true, false, 0, hour),
                        owned(bare("c", "1", "1Gi"), "Rollout", "r"),
                        "undecided"),
                arguments(
                        "--min-replica-count=3",
                        new DrainOptions(true, true, true, 3, hour),
                        web,
                        "replication controller for default/web has too few replicas spec: 2 min: 3"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flags")
    void flagsSwitchRules(String flag, DrainOptions options, Pod pod, String expected) {
        assertThat(judge(options, pod)).as(flag).isEqualTo(expected);
    }

    private static String judge(DrainOptions options, Pod pod, PodDisruptionBudget... budgets) {
        DrainContext context =
                new DrainContext(
                        new DisruptionBudgets(List.of(budgets)),
                        Optional.of(new OneReplicaSet()),
                        NOW);
        Drainability answer = new DrainRules(options).judge(pod, context);
        return answer instanceof Drainability.Blocked blocked
                ? blocked.message()
                : answer.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static Pod in(String namespace, Pod pod) {
        return new PodBuilder(pod).editMetadata().withNamespace(namespace).endMetadata().build();
    }

    private static Pod aged(Pod pod, long seconds) {
        String created = NOW.minusSeconds(seconds).toString();
        return new PodBuilder(pod)
                .editMetadata()
                .withCreationTimestamp(created)
                .endMetadata()
                .build();
    }

    private static Pod terminating(Pod pod, long seconds) {
        String deleted = NOW.minusSeconds(seconds).toString();
        return new PodBuilder(pod)
                .editMetadata()
                .withDeletionTimestamp(deleted)
                .endMetadata()
                .build();
    }

    private static Pod phase(Pod pod, String phase) {
        return new PodBuilder(pod).editStatus().withPhase(phase).endStatus().build();
    }

    private static Pod emptyDir(Pod pod, String medium) {
        return new PodBuilder(pod)
                .editSpec()
                .addNewVolume()
                .withName("scratch")
                .withNewEmptyDir()
                .withMedium(medium)
                .endEmptyDir()
                .endVolume()
                .endSpec()
                .build();
    }

    private static PodDisruptionBudget budget(int allowed) {
        return new PodDisruptionBudgetBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .addToMatchLabels("app", "web")
                .endSelector()
                .endSpec()
                .withNewStatus()
                .withDisruptionsAllowed(allowed)
                .endStatus()
                .build();
    }

    /** Only the ReplicaSet {@code web} exists, with two replicas. */
    private static final class OneReplicaSet implements Controllers {

        @Override
        public boolean exists(Kind kind, String namespace, String name) {
            return name.equals("web") || kind == Kind.DAEMON_SET;
        }

        @Override
        public OptionalInt replicas(Kind kind, String namespace, String name) {
            return OptionalInt.of(2);
        }
    }
}
