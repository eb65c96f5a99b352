package dev.relapse.simulation.autoscaler.scheduling;

import static dev.relapse.simulation.autoscaler.Objects.on;
import static dev.relapse.simulation.autoscaler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.relapse.simulation.autoscaler.snapshot.ClusterSnapshot;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodFluent;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementTest {

    static Stream<Arguments> table() {
        Pod web = pod("web", "1", "1Gi");
        Node tainted =
                node(n -> n.editSpec().addNewTaint("NoSchedule", "gpu", null, "yes").endSpec());
        return Stream.of(
                arguments("room for it", web, node("n"), true),
                arguments("all that is left", pod("web", "2", "1Gi"), node("n"), true),
                arguments("more than is left", pod("web", "2001m", "1Gi"), node("n"), false),
                arguments("no memory left", pod("web", "1", "9Gi"), node("n"), false),
                arguments(
                        "cordoned",
                        web,
                        node(n -> n.editSpec().withUnschedulable(true).endSpec()),
                        false),
                arguments("tainted", web, tainted, false),
                arguments(
                        "a soft taint",
                        web,
                        node(
                                n ->
                                        n.editSpec()
                                                .addNewTaint("PreferNoSchedule", "k", null, "v")
                                                .endSpec()),
                        true),
                arguments(
                        "tolerated by value",
                        spec(
                                web,
                                s -> s.addNewToleration("NoSchedule", "gpu", "Equal", null, "yes")),
                        tainted,
                        true),
                arguments(
                        "another value tolerated",
                        spec(
                                web,
                                s -> s.addNewToleration("NoSchedule", "gpu", "Equal", null, "no")),
                        tainted,
                        false),
                arguments(
                        "everything tolerated",
                        spec(web, s -> s.addNewToleration(null, null, "Exists", null, null)),
                        tainted,
                        true),
                arguments(
                        "selected",
                        spec(web, s -> s.addToNodeSelector("zone", "a")),
                        node(n -> n.editMetadata().addToLabels("zone", "a").endMetadata()),
                        true),
                arguments(
                        "not selected",
                        spec(web, s -> s.addToNodeSelector("zone", "a")),
                        node("n"),
                        false),
                arguments(
                        "too many pods",
                        web,
                        node(
                                n ->
                                        n.editStatus()
                                                .addToAllocatable("pods", new Quantity("1"))
                                                .endStatus()),
                        false),
                arguments(
                        "asks for affinity, which is not modelled",
                        spec(
                                web,
                                s ->
                                        s.withNewAffinity()
                                                .withNewPodAntiAffinity()
                                                .endPodAntiAffinity()
                                                .endAffinity()),
                        node("n"),
                        false));
    }

    /** The node already runs a pod of 2 cores. */
    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("table")
    void aPodFits(String why, Pod pod, Node node, boolean fits) {
        ClusterSnapshot snapshot =
                ClusterSnapshot.of(List.of(node), List.of(on(pod("there", "2", "1Gi"), "n")));
        assertThat(Placement.fitsSomewhere(pod, snapshot)).as(why).isEqualTo(fits);
    }

    private static Node node(UnaryOperator<NodeBuilder> change) {
        return change.apply(new NodeBuilder(dev.relapse.simulation.autoscaler.Objects.node("n")))
                .build();
    }

    private static Node node(String name) {
        return dev.relapse.simulation.autoscaler.Objects.node(name);
    }

    private static Pod spec(
            Pod pod, UnaryOperator<PodFluent<PodBuilder>.SpecNested<PodBuilder>> change) {
        return change.apply(new PodBuilder(pod).editSpec()).endSpec().build();
    }
}
