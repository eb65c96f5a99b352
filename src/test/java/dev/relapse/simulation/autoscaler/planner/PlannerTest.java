package dev.relapse.simulation.autoscaler.planner;

import static dev.relapse.simulation.autoscaler.Objects.NOW;
import static dev.relapse.simulation.autoscaler.Objects.node;
import static dev.relapse.simulation.autoscaler.Objects.on;
import static dev.relapse.simulation.autoscaler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.relapse.simulation.autoscaler.drainability.Controllers;
import dev.relapse.simulation.autoscaler.drainability.DisruptionBudgets;
import dev.relapse.simulation.autoscaler.drainability.DrainRules;
import dev.relapse.simulation.autoscaler.eligibility.EligibilityChecker;
import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.nodegroup.Grouping;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroup;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroups;
import dev.relapse.simulation.autoscaler.options.DrainOptions;
import dev.relapse.simulation.autoscaler.options.ScaleDownOptions;
import dev.relapse.simulation.autoscaler.options.SimulatedVersion;
import dev.relapse.simulation.autoscaler.snapshot.ClusterSnapshot;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private NodeGroups groups;

    /**
     * {@code isNodeBelowUtilizationThreshold}, eligibility.go@1.33.0: {@code >=} keeps the node.
     */
    @ParameterizedTest(name = "{0} of 4 cores at a threshold of 0.5: unneeded {1}")
    @CsvSource({"1999m, true", "2000m, false", "2001m, false"})
    void aNodeExactlyAtTheThresholdStays(String cpu, boolean unneeded) {
        Planner planner = planner(0, "1.33.0");
        Node roomy = new NodeBuilder(node("roomy")).editSpec().withProviderID("").endSpec().build();
        planner.update(input(NOW, List.of(on(pod("web", cpu, "1Gi"), "a")), node("a"), roomy));
        assertThat(names(planner).contains("a")).isEqualTo(unneeded);
        assertThat(log().contains("Node a unremovable")).isEqualTo(!unneeded);
    }

    /** {@code unremovableReason}, core/scaledown/unneeded/nodes.go@1.33.0: strictly longer. */
    @ParameterizedTest(name = "unneeded for {0} s: {1} may go")
    @CsvSource({"599, 0", "600, 0", "601, 1"})
    void aNodeGoesOnceItWasUnneededForLongerThanTenMinutes(long seconds, int going) {
        Planner planner = planner(1, "1.33.0");
        planner.update(input(NOW, List.of(), node("a"), node("b")));
        PlannerInput later = input(NOW.plusSeconds(seconds), List.of(), node("a"), node("b"));
        planner.update(later);
        assertThat(planner.nodesToDelete(later)).hasSize(going);
    }

    /** The same file: unready nodes wait for {@code --scale-down-unready-time}. */
    @ParameterizedTest(name = "unready and unneeded for {0} s: {1} may go")
    @CsvSource({"601, 0", "1201, 1"})
    void anUnreadyNodeWaitsTwentyMinutes(long seconds, int going) {
        Node unready =
                new NodeBuilder(node("a"))
                        .editStatus()
                        .withConditions()
                        .addNewCondition()
                        .withType("Ready")
                        .withStatus("False")
                        .endCondition()
                        .endStatus()
                        .build();
        Planner planner = planner(0, "1.33.0");
        planner.update(input(NOW, List.of(), unready));
        PlannerInput later = input(NOW.plusSeconds(seconds), List.of(), unready);
        planner.update(later);
        assertThat(planner.nodesToDelete(later)).hasSize(going);
    }

    /** {@code Update}, core/scaledown/unneeded/nodes.go@1.33.0. */
    @Test
    void aNodeThatWasNeededInBetweenStartsAnew() {
        Planner planner = planner(0, "1.33.0");
        Pod busy = on(pod("web", "3", "1Gi"), "a");
        planner.update(input(NOW, List.of(), node("a")));
        planner.update(input(NOW.plusSeconds(300), List.of(busy), node("a")));
        planner.update(input(NOW.plusSeconds(310), List.of(), node("a")));
        PlannerInput later = input(NOW.plusSeconds(700), List.of(), node("a"));
        planner.update(later);
        assertThat(planner.nodesToDelete(later)).isEmpty();
        assertThat(planner.unremovable())
                .extracting(Unremovable::node, Unremovable::reason)
                .containsExactly(tuple("a", UnremovableReason.NOT_UNNEEDED_LONG_ENOUGH));
    }

    /** {@code IsRecent}, core/scaledown/unremovable/nodes.go@1.33.0: not again for five minutes. */
    @ParameterizedTest(name = "{0} s after a failed simulation: {1}")
    @CsvSource({"299, RECENTLY_UNREMOVABLE", "300, BLOCKED_BY_POD"})
    void aNodeThatCouldNotBeRemovedIsNotLookedAtForAWhile(long seconds, UnremovableReason reason) {
        Planner planner = planner(0, "1.33.0");
        Pod blocking = on(dev.relapse.simulation.autoscaler.Objects.bare("b", "1", "1Gi"), "a");
        planner.update(input(NOW, List.of(blocking), node("a")));
        planner.update(input(NOW.plusSeconds(seconds), List.of(blocking), node("a")));
        assertThat(planner.unremovable()).extracting(Unremovable::reason).containsExactly(reason);
    }

    /** {@code GetScaleDownCandidates}, processors/nodes/pre_filtering_processor.go@1.33.0. */
    @Test
    void aGroupAtItsMinimumHasNoCandidates() {
        Planner planner = planner(2, "1.33.0");
        assertThat(planner.update(input(NOW, List.of(), node("a"), node("b")))).isZero();
        assertThat(log()).contains("Skipping a - node group min size reached (current: 2, min: 2)");
    }

    /** {@code verifyMinSize}, core/scaledown/unneeded/nodes.go@1.33.0. */
    @Test
    void aGroupIsNotShrunkBelowItsMinimum() {
        Planner planner = planner(1, "1.33.0");
        planner.update(input(NOW, List.of(), node("a"), node("b"), node("c")));
        PlannerInput later =
                input(NOW.plusSeconds(601), List.of(), node("a"), node("b"), node("c"));
        planner.update(later);
        assertThat(planner.nodesToDelete(later)).hasSize(2);
        assertThat(planner.unremovable())
                .extracting(Unremovable::reason)
                .containsExactly(UnremovableReason.NODE_GROUP_MIN_SIZE_REACHED);
    }

    /** {@code categorizeNodes}, planner.go@1.33.0: a pod moved on paper takes up room there. */
    @Test
    void podsOfTwoNodesDoNotBothMoveToTheSameRoom() {
        Planner planner = planner(0, "1.33.0");
        planner.update(
                input(
                        NOW,
                        List.of(
                                on(pod("one", "1900m", "1Gi"), "a"),
                                on(pod("two", "1900m", "1Gi"), "b"),
                                on(pod("big", "2", "1Gi"), "c")),
                        node("a"),
                        node("b"),
                        node("c")));
        assertThat(names(planner)).containsExactly("a");
        assertThat(planner.unremovable())
                .extracting(Unremovable::node, Unremovable::reason)
                .contains(tuple("b", UnremovableReason.NO_PLACE_TO_MOVE_PODS));
    }

    /** The log line of each release, core/scale_down.go and eligibility.go at its tag. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1.14.0, Node a is not suitable for removal - utilization too big (0.750000)",
        "1.19.1, Node a is not suitable for removal - cpu utilization too big (0.750000)",
        "1.28.0, Node a is not suitable for removal - cpu utilization too big (0.750000)",
        "1.29.0, Node a unremovable: cpu requested (75% of allocatable) is above the scale-down"
                + " utilization threshold",
        "1.33.0, Node a unremovable: cpu requested (75% of allocatable) is above the scale-down"
                + " utilization threshold",
    })
    void theReasonIsWordedAsTheVersionDoes(String version, String line) {
        planner(0, version).update(input(NOW, List.of(on(pod("web", "3", "1Gi"), "a")), node("a")));
        assertThat(log()).contains(line);
    }

    private Planner planner(int minSize, String version) {
        Klog log =
                new Klog(
                        new PrintStream(printed, true, StandardCharsets.UTF_8),
                        4,
                        Clock.fixed(NOW, ZoneOffset.UTC));
        groups =
                new NodeGroups(
                        new Grouping(true, "pool"), List.of(new NodeGroup("shop", minSize, 9)));
        return new Planner(
                ScaleDownOptions.defaults(),
                new EligibilityChecker(
                        ScaleDownOptions.defaults(), SimulatedVersion.parse(version), groups, log),
                new DrainRules(DrainOptions.defaults()),
                groups,
                log);
    }

    private PlannerInput input(Instant now, List<Pod> pods, Node... nodes) {
        groups.refresh(List.of(nodes));
        return new PlannerInput(
                ClusterSnapshot.of(List.of(nodes), pods),
                DisruptionBudgets.none(),
                new AllExist(),
                Set.of(),
                Map.of(),
                now);
    }

    private String log() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static List<String> names(Planner planner) {
        return planner.unneeded().stream().map(Removable::name).toList();
    }

    private static final class AllExist implements Controllers {

        @Override
        public boolean exists(Kind kind, String namespace, String name) {
            return true;
        }

        @Override
        public OptionalInt replicas(Kind kind, String namespace, String name) {
            return OptionalInt.empty();
        }
    }
}
