package dev.relapse.cluster.draino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.AuditEvent;
import dev.relapse.cluster.AuditEvents;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.AuditLog;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.cluster.embedded.EmbeddedCluster;
import dev.relapse.cluster.embedded.EmbeddedOptions;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.LocalRun;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Against a real API server; each draino looks after a condition, and each test after its nodes.
 */
@Tag("cluster")
class DrainoClusterTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static LocalRun run;
    private static Cluster cluster;
    private static KubernetesClient client;

    @BeforeAll
    static void start() throws IOException {
        run = LocalRun.open();
        ArtifactStore artifacts = ArtifactStore.standard(Path.of("fixtures"));
        cluster = EmbeddedCluster.start(run, artifacts, EmbeddedOptions.defaults());
        client = cluster.client();
        for (String role :
                List.of(
                        "cluster-role",
                        "cluster-role-without-statefulsets",
                        "cluster-role-of-manifest")) {
            client.load(Path.of("fixtures", "draino", role + ".yaml").toUri().toURL().openStream())
                    .create();
        }
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
        if (run != null) {
            run.close();
        }
    }

    @Test
    void aDrainSucceedsThoughTheStatefulSetsPodStays() throws IOException, InterruptedException {
        node("a");
        Pod database = deploy(Workloads.statefulSet("db-a", "a"), "db-a-");
        Pod web = deploy(Workloads.deployment("web-a", "a"), "web-a-");
        Pod orphan = deploy(Workloads.podOfMissingStatefulSet("orphan", "a"), "orphan");
        DrainoProcess draino = DrainoProcess.start(cluster, "draino-a", "draino", "Broken");

        breakNode("a", "Broken");
        Event succeeded = event("a", "DrainSucceeded");

        assertThat(isThere(database)).isTrue();
        assertThat(List.of(isThere(web), isThere(orphan))).containsOnly(false);
        assertThat(succeeded)
                .returns("Warning", Event::getType)
                .returns("default", it -> it.getMetadata().getNamespace())
                .returns("draino", it -> it.getSource().getComponent())
                .returns("a", it -> it.getInvolvedObject().getUid());
        assertThat(client.nodes().withName("a").get())
                .returns(true, it -> it.getSpec().getUnschedulable())
                .returns("Broken=True,0s", DrainoClusterTest::annotation);
        assertThat(mark("a", "False").getMessage()).contains(" | Completed: ");
        assertThat(draino.metrics())
                .contains("draino_cordoned_nodes_total{result=\"succeeded\"} 1")
                .contains("draino_drain_scheduled_nodes_total{result=\"succeeded\"} 1")
                .contains("draino_drained_nodes_total{result=\"succeeded\"} 1");
        assertThat(evictions("draino-a"))
                .extracting(AuditEvent::name)
                .containsExactlyInAnyOrder(
                        web.getMetadata().getName(), orphan.getMetadata().getName());
        Instant cordoned =
                requests(
                                it ->
                                        it.user().equals("draino-a")
                                                && it.verb().equals("update")
                                                && it.resource().equals("nodes"))
                        .get(0)
                        .received();
        assertThat(evictions("draino-a").get(0).received()).isAfter(cordoned.plusSeconds(11));
    }

    @Test
    void withItsFlagTheStatefulSetsPodGoesButEmptyDirAndAnnotationStillKeepTheirs() {
        node("b");
        Pod plain = deploy(Workloads.statefulSet("db-b", "b"), "db-b-");
        Pod local = deploy(Workloads.statefulSetWithEmptyDir("local-b", "b"), "local-b-");
        Pod kept = deploy(Workloads.protectedStatefulSet("kept-b", "b"), "kept-b-");
        DrainoProcess.start(cluster, "draino-b", "draino", "Broken2", "--evict-statefulset-pods");

        breakNode("b", "Broken2");
        event("b", "DrainSucceeded");

        assertThat(isThere(plain)).isFalse();
        assertThat(isThere(local)).isTrue();
        assertThat(isThere(kept)).isTrue();
    }

    @Test
    void aBudgetsRefusalIsRetriedAndTheNextDrainWaitsForTheBuffer() {
        node("c");
        node("d");
        Pod web = deploy(Workloads.deployment("web-c", "c"), "web-c-");
        client.load(Workloads.budget("web-c")).create();
        DrainoProcess.start(cluster, "draino-c", "draino", "Broken3");

        breakNode("c", "Broken3");
        Instant first = planned("c");
        breakNode("d", "Broken3");
        assertThat(planned("d")).isEqualTo(first.plus(DrainoProcess.BUFFER));
        until("two refusals", () -> some(refusals(), found -> found.size() > 1));
        client.policy()
                .v1()
                .podDisruptionBudget()
                .inNamespace("default")
                .withName("web-c")
                .delete();
        event("c", "DrainSucceeded");

        assertThat(isThere(web)).isFalse();
        List<AuditEvent> refused = refusals();
        assertThat(Duration.between(refused.get(0).received(), refused.get(1).received()))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
    }

    @Test
    void withoutReadingStatefulSetsADrainFailsLoudly() throws IOException, InterruptedException {
        node("e");
        Pod database = deploy(Workloads.statefulSet("db-e", "e"), "db-e-");
        DrainoProcess draino =
                DrainoProcess.start(cluster, "draino-e", "draino-without-statefulsets", "Broken4");

        breakNode("e", "Broken4");

        assertThat(event("e", "DrainFailed").getMessage())
                .startsWith("Draining failed: cannot get pods for node e: cannot filter pods: ")
                .contains(
                        "cannot get StatefulSet default/db-e: statefulsets.apps \"db-e\" is forbidden");
        assertThat(mark("e", "False").getMessage()).contains(" | Failed: ");
        assertThat(isThere(database)).isTrue();
        assertThat(draino.metrics()).contains("draino_drained_nodes_total{result=\"failed\"} 1");
    }

    @Test
    void withTheRoleOfTheManifestItNeverLeads() {
        DrainoProcess draino =
                DrainoProcess.start(cluster, "draino-f", "draino-of-manifest", "Broken5");
        until(
                "the lock is refused",
                () ->
                        draino.log().contains("error retrieving resource lock")
                                ? Observation.holds("logged", 1)
                                : Observation.notYet("not logged", 1));
        assertThat(requests(it -> it.user().equals("draino-f")))
                .isNotEmpty()
                .allMatch(it -> it.resource().equals("endpoints") && it.code() == 403);
    }

    private static void node(String name) {
        Map<String, String> size = Map.of("cpu", "4", "memory", "8Gi", "pods", "20");
        cluster.require(SimulatedNodes.class).add(new SimulatedNode(name, size, Map.of()));
    }

    /** Creates the workload and waits for its pod. */
    private static Pod deploy(InputStream manifest, String podPrefix) {
        client.load(manifest).create();
        until("a ready pod " + podPrefix, () -> some(ready(podPrefix), found -> !found.isEmpty()));
        return ready(podPrefix).get(0);
    }

    private static List<Pod> ready(String prefix) {
        return client.pods().inNamespace("default").list().getItems().stream()
                .filter(pod -> pod.getMetadata().getName().startsWith(prefix))
                .filter(Readiness.getInstance()::isReady)
                .toList();
    }

    private static void breakNode(String name, String condition) {
        client.nodes()
                .withName(name)
                .editStatus(
                        node ->
                                new NodeBuilder(node)
                                        .editStatus()
                                        .addNewCondition()
                                        .withType(condition)
                                        .withStatus("True")
                                        .withLastTransitionTime("2026-01-01T00:00:00Z")
                                        .endCondition()
                                        .endStatus()
                                        .build());
    }

    private static boolean isThere(Pod pod) {
        return client.pods().inNamespace("default").list().getItems().stream()
                .anyMatch(it -> it.getMetadata().getUid().equals(pod.getMetadata().getUid()));
    }

    private static Event event(String node, String reason) {
        until(reason + " about " + node, () -> some(events(node, reason), it -> !it.isEmpty()));
        return events(node, reason).get(0);
    }

    private static List<Event> events(String node, String reason) {
        return client.v1().events().inNamespace("default").list().getItems().stream()
                .filter(it -> it.getInvolvedObject().getName().equals(node))
                .filter(it -> it.getReason().equals(reason))
                .toList();
    }

    private static Instant planned(String node) {
        String message = event(node, "DrainScheduled").getMessage();
        return Instant.parse(message.substring("Will drain node after ".length()));
    }

    /** The node's drain condition, once it has this status. */
    private static NodeCondition mark(String node, String status) {
        until("the mark of " + node, () -> some(marks(node, status).toList(), it -> !it.isEmpty()));
        return marks(node, status).findFirst().orElseThrow();
    }

    private static Stream<NodeCondition> marks(String node, String status) {
        return client.nodes().withName(node).get().getStatus().getConditions().stream()
                .filter(it -> it.getType().equals("DrainScheduled"))
                .filter(it -> it.getStatus().equals(status));
    }

    private static String annotation(Node node) {
        return node.getMetadata().getAnnotations().get("draino.planet.com/conditions");
    }

    private static List<AuditEvent> refusals() {
        return evictions("draino-c").stream().filter(it -> it.code() == 429).toList();
    }

    private static List<AuditEvent> evictions(String user) {
        return requests(it -> it.user().equals(user) && it.resource().equals("pods/eviction"));
    }

    private static List<AuditEvent> requests(Predicate<AuditEvent> wanted) {
        return new AuditEvents(cluster.require(AuditLog.class).file())
                .matching(wanted.and(it -> it.stage().equals("ResponseComplete")));
    }

    private static <T> Observation some(List<T> found, Predicate<List<T>> enough) {
        return enough.test(found)
                ? Observation.holds(found.size() + " found", found.size())
                : Observation.notYet(found.size() + " found", found.size());
    }

    private static void until(String what, Callable<Observation> reading) {
        Wait.atMost(LIMIT).abortIf(cluster).until(Probe.of(what, reading));
    }
}
