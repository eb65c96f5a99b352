package dev.relapse.scenarios.drainostatefulset;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.kubernetes.Placement;
import dev.relapse.kubernetes.PodProbes;
import dev.relapse.kubernetes.Watched;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the platform team runs: five machines, a database, a service, an agent, and draino. */
final class DrainPlatform {

    static final List<String> NODES =
            IntStream.range(0, 5).mapToObj(number -> "worker-" + number).toList();

    static final String NAMESPACE = "shop";
    static final int DATABASES = 3;
    static final int WEBS = 10;

    /** Machines for the shop, apart from what a cluster may have of its own. */
    private static final Map<String, String> POOL = Map.of("pool", NAMESPACE);

    private static final Map<String, String> NODE_SIZE =
            Map.of("cpu", "4", "memory", "8Gi", "pods", "110");

    private static final Duration SCHEDULED_LIMIT = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final DrainoInstallation draino;
    private final Placement placement;
    private final Watched<StatefulSet> database;

    private DrainPlatform(Cluster cluster, DrainoInstallation draino) {
        this.cluster = cluster;
        this.draino = draino;
        KubernetesClient client = cluster.client();
        this.placement = Placement.ofPool(POOL, NAMESPACE, client);
        this.database =
                new Watched<>(
                        "StatefulSet shop/db",
                        client.apps().statefulSets().inNamespace(NAMESPACE).withName("db"));
    }

    /** Installs all of it, draino with the scenario's flags. */
    static DrainPlatform install(Cluster cluster, ScenarioDefinition scenario, Settings settings) {
        // It takes a moment to load, as do nodes and workloads.
        CompletableFuture<DrainoInstallation> draino =
                CompletableFuture.supplyAsync(
                        () ->
                                DrainoInstallation.start(
                                        cluster, scenario, words(settings.text("draino.flags"))));
        deploy(cluster, scenario, settings);
        return new DrainPlatform(cluster, draino.join());
    }

    Placement placement() {
        return placement;
    }

    Watched<StatefulSet> database() {
        return database;
    }

    /** The pod of that name as it is now, once it is bound to a node. */
    Pod bound(String name) {
        Wait.atMost(SCHEDULED_LIMIT)
                .abortIf(cluster)
                .until(
                        Probe.of(
                                "pod " + name + " is bound to a node",
                                () ->
                                        placement
                                                .pods()
                                                .named(NAMESPACE, name)
                                                .map(pod -> pod.getSpec().getNodeName())
                                                .map(node -> Observation.holds("to " + node, 1))
                                                .orElse(Observation.nothing("not yet"))));
        return placement.pods().named(NAMESPACE, name).orElseThrow();
    }

    /** Sets the condition as node-problem-detector would. */
    void reportAProblemOf(String node) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        cluster.client()
                .nodes()
                .withName(node)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        """
                        status:
                          conditions:
                          - type: %s
                            status: "True"
                            reason: DockerHung
                            message: "task docker:20744 blocked for more than 120 seconds."
                            lastHeartbeatTime: "%s"
                            lastTransitionTime: "%s"
                        """
                                .formatted(DrainoInstallation.BAD_CONDITION, now, now));
    }

    /** The machine dies; its Node object stays. */
    void powerOff(String node) {
        cluster.require(SimulatedNodes.class).powerOff(node);
    }

    /** The cloud takes the Node object away, too. */
    void deleteNode(String node) {
        cluster.client().nodes().withName(node).delete();
    }

    /**
     * What the Kubernetes documentation tells to do about a machine that is known to be dead: its
     * Node is deleted, and so are the StatefulSet pods that hang on it, by force.
     */
    void writeOff(String node) {
        deleteNode(node);
        for (Pod pod : placement.pods().matching(PodProbes.on(node))) {
            cluster.client().resource(pod).withGracePeriod(0).delete();
        }
    }

    void restartDrainoWith(String flags) {
        draino.restart(words(flags));
    }

    void deleteTheStatefulSet() {
        database.get().ifPresent(set -> cluster.client().resource(set).delete());
    }

    private static void deploy(Cluster cluster, ScenarioDefinition scenario, Settings settings) {
        NODES.parallelStream()
                .map(name -> new SimulatedNode(name, NODE_SIZE, POOL))
                .forEach(cluster.require(SimulatedNodes.class)::add);
        Stream.of("workloads.yaml", settings.text("database"))
                .map(scenario.folder().resolve("manifests")::resolve)
                .forEach(manifest -> Manifests.apply(cluster.client(), manifest));
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    }
}
