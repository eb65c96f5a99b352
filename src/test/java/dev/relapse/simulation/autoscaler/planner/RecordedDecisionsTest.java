package dev.relapse.simulation.autoscaler.planner;

import static dev.relapse.simulation.autoscaler.Objects.NOW;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same nodes and pods as the real program was given, and its answers, word for word. */
class RecordedDecisionsTest {

    private static final String FOLDER = "/dev/relapse/simulation/autoscaler/decisions/";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @ParameterizedTest(name = "--ignore-daemonsets-utilization={0}")
    @ValueSource(booleans = {false, true})
    void everyDecisionIsWordedAsByTheRealProgram(boolean ignoring) throws IOException {
        planner(ignoring).update(input());
        assertThat(decisions())
                .containsExactlyInAnyOrderElementsOf(
                        text("answers-ignoring-" + ignoring + ".txt").lines().toList());
    }

    private Planner planner(boolean ignoring) throws IOException {
        Klog log =
                new Klog(
                        new PrintStream(printed, true, StandardCharsets.UTF_8),
                        4,
                        Clock.fixed(NOW, ZoneOffset.UTC));
        ScaleDownOptions options = ScaleDownOptions.defaults().ignoringDaemonSets(ignoring);
        NodeGroups groups =
                new NodeGroups(new Grouping(true, "pool"), List.of(new NodeGroup("shop", 1, 200)));
        groups.refresh(all(Node.class));
        return new Planner(
                options,
                new EligibilityChecker(options, SimulatedVersion.DEFAULT, groups, log),
                new DrainRules(DrainOptions.defaults()),
                groups,
                log);
    }

    private static PlannerInput input() throws IOException {
        List<Node> started =
                all(Node.class).stream()
                        .filter(node -> !node.getMetadata().getName().equals("unready"))
                        .toList();
        return new PlannerInput(
                ClusterSnapshot.of(started, all(Pod.class)),
                new DisruptionBudgets(all(PodDisruptionBudget.class)),
                new KnownControllers(),
                Set.of(),
                Map.of(),
                NOW);
    }

    private List<String> decisions() {
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(line.indexOf("] ") + 2))
                .filter(line -> line.startsWith("Node ") || line.startsWith("Skip"))
                .toList();
    }

    private static <T> List<T> all(Class<T> type) throws IOException {
        Collection<HasMetadata> objects =
                new KubernetesSerialization().unmarshal(text("cluster.yaml"));
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static String text(String name) throws IOException {
        try (InputStream in = RecordedDecisionsTest.class.getResourceAsStream(FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class KnownControllers implements Controllers {

        @Override
        public boolean exists(Kind kind, String namespace, String name) {
            return Set.of("web", "traefik").contains(name);
        }

        @Override
        public OptionalInt replicas(Kind kind, String namespace, String name) {
            return OptionalInt.of(2);
        }
    }
}
