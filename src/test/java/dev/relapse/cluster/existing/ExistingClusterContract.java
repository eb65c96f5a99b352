package dev.relapse.cluster.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.AuditEvent;
import dev.relapse.cluster.BlastRadius;
import dev.relapse.cluster.BlastRadius.Change;
import dev.relapse.cluster.BlastRadius.Whose;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.Foresight;
import dev.relapse.cluster.UnsupportedByClusterException;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.process.LocalRun;
import dev.relapse.scenarios.harness.ReplayMain;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a guest does to a cluster of others, of whichever kind, as its audit log has it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ExistingClusterContract {

    static final BlastRadius RADIUS =
            new BlastRadius(
                    List.of(
                            new Change("Node", Whose.OWN, "simulated"),
                            new Change("ClusterRole", Whose.OWN, "of KWOK"),
                            new Change("ClusterRoleBinding", Whose.OWN, "of KWOK")),
                    List.of(),
                    List.of(),
                    List.of());

    private static final Set<String> CLUSTER_WIDE =
            Set.of("namespaces", "nodes", "clusterroles", "clusterrolebindings");

    private static final Map<String, String> SIZE =
            Map.of("cpu", "4", "memory", "8Gi", "pods", "20");

    private static final String SCENARIO = "cluster-autoscaler-daemonset";

    @TempDir private static Path folder;
    private static ClusterOfOthers others;
    private static List<String> before;

    /** For a subclass to call before all: makes a cluster of that kind, which belongs to others. */
    static void visit(String clusterKind) throws IOException {
        others = new ClusterOfOthers(clusterKind, folder);
        before = others.theirs();
    }

    @AfterAll
    static void stop() {
        if (others != null) {
            others.close();
        }
    }

    @Test
    @Order(1)
    void aRefusalReadsAtMostTheOneNamespace() {
        String uid = others.uid();
        String wrong = "00000000-0000-0000-0000-000000000000";

        refuses("needs -Dcluster.context", "cluster.uid", uid);
        refuses("there is no such context", "cluster.context", "mine", "cluster.uid", uid);
        refuses("needs -Dcluster.uid as well", "cluster.context", ClusterOfOthers.CONTEXT);
        assertThat(others.audited(event -> true)).isEmpty();

        refuses(
                "has another UID than -Dcluster.uid says",
                "cluster.context",
                ClusterOfOthers.CONTEXT,
                "cluster.uid",
                wrong);
        ClusterOfOthers.until("the request is in the log", () -> !asked().isEmpty());
        assertThat(asked())
                .allMatch(event -> event.verb().equals("get"))
                .allMatch(event -> event.name().equals("kube-system"));
    }

    private static List<AuditEvent> asked() {
        return others.audited(event -> true);
    }

    private static void refuses(String reason, String... settings) {
        ExistingClusterProvider provider = others.provider(settings);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.foresee(foresight()))
                .withMessageContaining(reason)
                .withMessageNotContaining(others.uid());
        try (LocalRun run = LocalRun.open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> provider.open(request(run, RADIUS)))
                    .withMessageContaining(reason);
        }
    }

    @Test
    @Order(2)
    void theForesightNamesEveryObjectAndRightAndChangesNothing() {
        List<String> lines = others.provider().foresee(foresight());

        assertThat(others.changesByGuests()).isEmpty();
        assertThat(String.join("\n", lines))
                .contains(
                        "makes: Namespace relapse-<run>, labelled relapse.dev/run=<run>",
                        "makes: Node relapse-<run>-*",
                        "tainted relapse.dev/run=<run>:NoSchedule",
                        "makes: DaemonSet relapse-<run>/traefik",
                        "makes: Deployment relapse-<run>/web-worker",
                        "allows: cluster-autoscaler: update, patch, delete nodes named relapse-<run>-*",
                        "allows: cluster-autoscaler: create pods/eviction in relapse-<run>",
                        "allows: kwok: patch, update pods/status in relapse-<run>",
                        "concerns: the DaemonSet theirs/agent tolerates every taint",
                        "blast radius: evicts: pods of its own namespace")
                .doesNotContain("removes first", "00000000");
    }

    @Test
    @Order(3)
    void aStayChangesWhatItDeclaresAndLeavesNothing() throws IOException {
        try (LocalRun run = LocalRun.open()) {
            try (Cluster cluster = others.provider().open(request(run, RADIUS))) {
                stay(cluster, run);
            }
            assertThat(others.tracesOfRuns()).isEmpty();
            assertWithin(run.id());
        }
        assertThat(others.theirs()).isEqualTo(before);
    }

    private static void stay(Cluster cluster, LocalRun run) throws IOException {
        String node = cluster.tenancy().name("edge-1");
        cluster.require(SimulatedNodes.class)
                .add(new SimulatedNode(node, SIZE, Map.of("pool", "edge")));
        Manifests.apply(
                cluster.client(),
                scenario().folder().resolve("manifests/daemonsets.yaml"),
                Map.of("traefik.cpu", "2000m"),
                cluster.tenancy()::placed);
        ClusterOfOthers.until("its DaemonSet has one pod", () -> runningOn(node).size() == 1);
        assertThat(runningOn(node)).containsExactly("traefik");
        // Their agent is bound to every node, and plays no part on one that is simulated.
        ClusterOfOthers.until(
                "their agent is on its node",
                () -> !podsOn(node, pod -> "agent".equals(app(pod))).isEmpty());
        assertThat(podsOn(node, pod -> "agent".equals(app(pod))))
                .allMatch(pod -> pod.getStatus().getPhase().equals("Pending"))
                .allMatch(pod -> pod.getStatus().getPodIP() == null);
        assertThat(podsOn(ClusterOfOthers.NODE, pod -> "traefik".equals(app(pod)))).isEmpty();

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> cluster.client().nodes().withName(ClusterOfOthers.NODE).delete())
                .withStackTraceContaining("was not sent");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                cluster.require(SimulatedNodes.class)
                                        .add(new SimulatedNode("edge-1", SIZE, Map.of())))
                .withMessageContaining("would not be known as this run's");
        assertThat(
                        others.client()
                                .rbac()
                                .clusterRoles()
                                .withName(cluster.tenancy().name("kwok"))
                                .get()
                                .getRules())
                .filteredOn(rule -> rule.getVerbs().contains("patch"))
                .allSatisfy(rule -> assertThat(rule.getResourceNames()).containsExactly(node));
        refusesASecondRun(run);
    }

    /** Both would take the other's nodes for theirs. */
    private static void refusesASecondRun(LocalRun first) {
        int changes = others.changesByGuests().size();
        try (LocalRun second = LocalRun.open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> others.provider().open(request(second, RADIUS)))
                    .withMessageContaining("another replay, run " + first.id());
            assertThat(others.changesByGuests().stream().skip(changes))
                    .noneMatch(event -> event.userAgent().contains(second.id()));
        }
    }

    private static List<String> runningOn(String node) {
        return podsOn(node, pod -> pod.getStatus().getPhase().equals("Running")).stream()
                .map(ExistingClusterContract::app)
                .toList();
    }

    private static List<Pod> podsOn(String node, Predicate<Pod> which) {
        return others.client().pods().inAnyNamespace().list().getItems().stream()
                .filter(pod -> node.equals(pod.getSpec().getNodeName()))
                .filter(which)
                .toList();
    }

    private static String app(Pod pod) {
        return pod.getMetadata().getLabels().get("app");
    }

    @Test
    @Order(4)
    void whatItWouldNotUndoIsRefusedBeforeAnythingIsChanged() {
        int changes = others.changesByGuests().size();
        BlastRadius wide =
                new BlastRadius(
                        List.of(new Change("PriorityClass", Whose.OWN, "the default")),
                        List.of(),
                        List.of(),
                        List.of());
        try (LocalRun run = LocalRun.open()) {
            assertThatExceptionOfType(UnsupportedByClusterException.class)
                    .isThrownBy(() -> others.provider().open(request(run, wide)))
                    .withMessageContaining("PriorityClass");
        }
        assertThat(others.changesByGuests()).hasSize(changes);
    }

    @Test
    @Order(5)
    void whatAKilledRunLeftIsForetoldAndRemovedByTheNext() throws Exception {
        Process victim = child(ExistingVictimMain.class.getName(), List.of(), List.of());
        String killed = idOf(victim);
        victim.destroyForcibly().waitFor();
        assertThat(others.tracesOfRuns()).contains("Node relapse-" + killed + "-left");

        // As long as it may be alive it is let alone.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> others.provider().foresee(foresight()))
                .withMessageContaining("another replay, run " + killed);
        makeOld(killed);
        int changes = others.changesByGuests().size();
        assertThat(others.provider().foresee(foresight()))
                .contains(
                        "  removes first: Node relapse-%s-left, which a killed run left"
                                .formatted(killed));
        assertThat(others.changesByGuests()).hasSize(changes);

        try (LocalRun run = LocalRun.open()) {
            try (Cluster cluster = others.provider().open(request(run, RADIUS))) {
                assertThat(others.tracesOfRuns())
                        .noneMatch(trace -> trace.contains(killed))
                        .anyMatch(trace -> trace.contains(run.id()));
                assertThat(cluster.reasonToAbort()).isEmpty();
            }
            assertThat(others.tracesOfRuns()).isEmpty();
            assertWithin(run.id(), killed);
        }
        assertThat(others.theirs()).isEqualTo(before);
    }

    private static void makeOld(String run) {
        others.client()
                .leases()
                .inNamespace("relapse-" + run)
                .withName(Heartbeat.NAME)
                .edit(
                        lease ->
                                new LeaseBuilder(lease)
                                        .editSpec()
                                        .withRenewTime(
                                                ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(2))
                                        .endSpec()
                                        .build());
    }

    @Test
    @Order(6)
    void aWholeReplayStaysWithinWhatItsScenarioDeclares() throws Exception {
        Path project = Files.createDirectory(folder.resolve("project"));
        for (String part : List.of("scenarios", "fixtures")) {
            Files.createSymbolicLink(project.resolve(part), Path.of(part).toAbsolutePath());
        }
        int earlier = others.changesByGuests().size();
        Process replay =
                child(
                        ReplayMain.class.getName(),
                        List.of(
                                "-Dbasedir=" + project,
                                "-Drelapse.scenario=" + SCENARIO,
                                "-Drelapse.offline=true",
                                "-Dcluster=existing"),
                        List.of(
                                "dev.relapse.scenarios.clusterautoscalerdaemonset.ClusterAutoscalerDaemonsetScenario"));
        String said = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(replay.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(replay.exitValue()).as(said).isZero();

        Path verdict = project.resolve("target/relapse/" + SCENARIO + "/verdict.json");
        assertThat(Files.readString(verdict))
                .as(said)
                .containsPattern("\"verdict\"\\s*:\\s*\"RECOVERED\"");
        List<AuditEvent> changes =
                others.changesByGuests().subList(earlier, others.changesByGuests().size());
        String run =
                changes.stream()
                        .filter(event -> event.resource().equals("namespaces"))
                        .map(event -> event.name().substring("relapse-".length()))
                        .findFirst()
                        .orElseThrow();
        assertThat(changes).anyMatch(event -> event.resource().equals("pods/eviction"));
        assertThat(changes).allMatch(new DeclaredRadius(run, CLUSTER_WIDE));
        assertThat(others.tracesOfRuns()).isEmpty();
        assertThat(others.eventsByPrograms()).isEmpty();
        assertThat(others.theirs()).isEqualTo(before);
    }

    private static void assertWithin(String... runs) {
        Predicate<AuditEvent> declared = event -> false;
        for (String run : runs) {
            declared = declared.or(new DeclaredRadius(run, CLUSTER_WIDE));
        }
        List<AuditEvent> changes =
                others.changesByGuests().stream()
                        .filter(
                                event ->
                                        List.of(runs).stream()
                                                .anyMatch(
                                                        run ->
                                                                event.userAgent().contains(run)
                                                                        || event.user()
                                                                                .contains(run)))
                        .toList();
        assertThat(changes.size()).isGreaterThan(10);
        assertThat(changes).allMatch(declared);
    }

    private static Process child(String main, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dcluster.context=" + ClusterOfOthers.CONTEXT,
                        "-Dcluster.uid=" + others.uid()));
        command.addAll(options);
        command.add(main);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", others.kubeconfig().toString());
        return builder.start();
    }

    private static String idOf(Process victim) throws IOException {
        BufferedReader said = victim.inputReader();
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            if (line.startsWith(ExistingVictimMain.READY)) {
                return line.substring(ExistingVictimMain.READY.length());
            }
        }
        throw new AssertionError("it never got ready: " + all);
    }

    private static ClusterRequest request(LocalRun run, BlastRadius radius) {
        return new ClusterRequest(
                run,
                ArtifactStore.standard(Path.of("fixtures")),
                Map.of(),
                List.of(),
                1,
                false,
                radius);
    }

    private static ScenarioDefinition scenario() {
        return ScenarioCatalogue.ofProject().read(SCENARIO);
    }

    private static Foresight foresight() {
        BlastRadius radius = scenario().blastRadius().orElseThrow();
        Path manifests = scenario().folder().resolve("manifests");
        return new Foresight(
                radius,
                radius.roles().stream().map(scenario()::fixture).toList(),
                List.of(manifests.resolve("daemonsets.yaml"), manifests.resolve("workers.yaml")));
    }
}
