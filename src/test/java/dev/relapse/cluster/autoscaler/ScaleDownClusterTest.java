package dev.relapse.cluster.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.AuditEvent;
import dev.relapse.cluster.AuditEvents;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.AuditLog;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.cluster.embedded.EmbeddedCluster;
import dev.relapse.cluster.embedded.EmbeddedOptions;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.LocalRun;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A real cluster whose nodes a DaemonSet fills to 60 %, in the order of the post-mortem. */
@Tag("cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScaleDownClusterTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final String REMOVED =
            "Scale-down: (node shop-\\d removed with drain|empty node shop-\\d removed)";

    private static LocalRun run;
    private static Cluster cluster;
    private static Kubeconfig credentials;

    @BeforeAll
    static void threeNodesThatADaemonSetFills() {
        run = LocalRun.open();
        cluster =
                EmbeddedCluster.start(
                        run,
                        ArtifactStore.standard(Path.of("fixtures")),
                        EmbeddedOptions.defaults());
        Manifests.apply(cluster.client(), Path.of("fixtures/cluster-autoscaler/cluster-role.yaml"));
        credentials =
                cluster.require(HostPrograms.class)
                        .credentials("cluster-autoscaler", "cluster-autoscaler");
        List.of("shop-1", "shop-2", "shop-3").forEach(ScaleDownClusterTest::addNode);
        cluster.client()
                .load(ScaleDownClusterTest.class.getResourceAsStream("cluster-test.yaml"))
                .create();
        cluster.client()
                .apps()
                .deployments()
                .inNamespace("default")
                .withName("web")
                .waitUntilReady(60, TimeUnit.SECONDS);
        until(
                "a traefik pod runs on every node",
                () ->
                        ready() == 3
                                ? Observation.holds("3 ready", 3)
                                : Observation.notYet(ready() + " ready", ready()));
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
    @Order(1)
    void aHeavyDaemonSetKeepsEveryNodeOverTenLoops() {
        AutoscalerUnderTest autoscaler =
                AutoscalerUnderTest.start(cluster, credentials, "autoscaler-counting");
        double start = autoscaler.loops();
        until(
                "ten loops",
                () -> {
                    double loops = autoscaler.loops() - start;
                    return loops >= 10
                            ? Observation.holds(loops + " loops", (long) loops)
                            : Observation.notYet(loops + " loops", (long) loops);
                });
        assertThat(nodes()).hasSize(3);
        assertThat(autoscaler.log())
                .containsPattern(
                        "Node shop-\\d unremovable: cpu requested \\(60% of allocatable\\) is above"
                                + " the scale-down utilization threshold");
        assertThat(autoscaler.metric("cluster_autoscaler_unremovable_nodes_count{reason=\"11\"}"))
                .isGreaterThanOrEqualTo(2);
        assertThat(autoscaler.metric("cluster_autoscaler_unneeded_nodes_count")).isZero();
        assertThat(status())
                .contains("autoscalerStatus: Running", "status: NoCandidates", "name: shop");
        autoscaler.program().kill();
    }

    @Test
    @Order(2)
    void withDaemonSetsIgnoredNodesAreTaintedDrainedAndDeleted() {
        AutoscalerUnderTest autoscaler =
                AutoscalerUnderTest.start(
                        cluster,
                        credentials,
                        "autoscaler-ignoring",
                        "--ignore-daemonsets-utilization=true");
        until(
                "one node is left",
                () ->
                        nodes().size() == 1
                                ? Observation.holds("one node", 1)
                                : Observation.notYet(nodes().size() + " nodes", nodes().size()));
        until(
                "the last removal is counted",
                () -> {
                    double removed =
                            autoscaler.metric(
                                            "cluster_autoscaler_scaled_down_nodes_total{reason=\"underutilized\"}")
                                    + autoscaler.metric(
                                            "cluster_autoscaler_scaled_down_nodes_total{reason=\"empty\"}");
                    return removed == 2
                            ? Observation.holds("2 removed", 2)
                            : Observation.notYet(removed + " removed", (long) removed);
                });
        until(
                "the events of both removals",
                () -> {
                    long removed =
                            Stream.of("ScaleDown", "ScaleDownEmpty")
                                    .flatMap(reason -> messages(reason).stream())
                                    .filter(message -> message.matches(REMOVED))
                                    .count();
                    return removed == 2
                            ? Observation.holds("2 events", 2)
                            : Observation.notYet(removed + " events", removed);
                });
        assertThat(messages("ScaleDown"))
                .contains(
                        "marked the node as toBeDeleted/unschedulable",
                        "deleting pod for node scale down");
        assertThat(autoscaler.log()).contains("All pods removed from shop-");
        assertThat(writes("update", "nodes")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(writes("create", "pods/eviction")).isNotEmpty();
        assertThat(writes("delete", "nodes")).hasSize(2);
        cluster.client()
                .apps()
                .deployments()
                .inNamespace("default")
                .withName("web")
                .waitUntilReady(60, TimeUnit.SECONDS);
        autoscaler.program().kill();
    }

    /** Seen on the real program: {@code Cleanup} in cloudprovider/kwok/kwok_provider.go@1.33.0. */
    @Test
    @Order(3)
    void anOrderlyEndDeletesTheNodesOfTheGroups() {
        AutoscalerUnderTest autoscaler =
                AutoscalerUnderTest.start(cluster, credentials, "autoscaler-ending");
        until(
                "a loop",
                () ->
                        autoscaler.loops() > 0
                                ? Observation.holds("a loop", 1)
                                : Observation.nothing("none yet"));
        autoscaler.program().stop(Duration.ofSeconds(30));
        assertThat(nodes()).isEmpty();
    }

    private static void addNode(String name) {
        cluster.require(SimulatedNodes.class)
                .add(
                        new SimulatedNode(
                                name,
                                Map.of("cpu", "4", "memory", "8Gi", "pods", "110"),
                                Map.of("pool", "shop")));
        cluster.client()
                .nodes()
                .withName(name)
                .patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        """
                        metadata:
                          annotations:
                            kwok.x-k8s.io/node: fake
                            cluster-autoscaler.kwok.nodegroup/name: shop
                        spec: {providerID: "kwok:%s"}
                        """
                                .formatted(name));
    }

    private static int ready() {
        Integer ready =
                cluster.client()
                        .apps()
                        .daemonSets()
                        .inNamespace("default")
                        .withName("traefik")
                        .get()
                        .getStatus()
                        .getNumberReady();
        return ready == null ? 0 : ready;
    }

    private static List<Node> nodes() {
        return cluster.client().nodes().list().getItems();
    }

    private static List<String> messages(String reason) {
        return cluster.client().v1().events().inAnyNamespace().list().getItems().stream()
                .filter(event -> reason.equals(event.getReason()))
                .map(Event::getMessage)
                .toList();
    }

    /** What the autoscaler did under its own name and was allowed to. */
    private static List<AuditEvent> writes(String verb, String resource) {
        return new AuditEvents(cluster.require(AuditLog.class).file())
                .matching(
                        event ->
                                event.user().equals("cluster-autoscaler")
                                        && event.stage().equals("ResponseComplete")
                                        && event.code() < 300
                                        && event.verb().equals(verb)
                                        && event.resource().equals(resource));
    }

    private static String status() {
        return cluster.client()
                .configMaps()
                .inNamespace("kube-system")
                .withName("cluster-autoscaler-status")
                .get()
                .getData()
                .get("status");
    }

    private static void until(String what, Supplier<Observation> look) {
        Wait.atMost(LIMIT).abortIf(cluster).until(Probe.of(what, look::get));
    }
}
