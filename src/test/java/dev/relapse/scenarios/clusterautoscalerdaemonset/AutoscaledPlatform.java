package dev.relapse.scenarios.clusterautoscalerdaemonset;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.kubernetes.Placement;
import dev.relapse.kubernetes.PodProbes;
import dev.relapse.kubernetes.WatchedAll;
import dev.relapse.probe.AllOf;
import dev.relapse.probe.Probe;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two groups of three machines with their DaemonSets and services, and the autoscaler. */
final class AutoscaledPlatform {

    private static final String NAMESPACE = "shop";

    private static final Duration READY_LIMIT = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final ScenarioDefinition scenario;
    private final Placement placement;
    private final WatchedAll<ConfigMap> status;
    private final AutoscalerInstallation autoscaler;

    private AutoscaledPlatform(Cluster cluster, ScenarioDefinition scenario) {
        this.cluster = cluster;
        this.scenario = scenario;
        KubernetesClient client = cluster.client();
        this.placement = Placement.in(cluster.tenancy().namespace(NAMESPACE), client);
        this.status =
                new WatchedAll<>(
                        "the autoscaler's status",
                        client.configMaps()
                                .inNamespace(
                                        cluster.tenancy()
                                                .namespace(AutoscalerInstallation.NAMESPACE))
                                .withName("cluster-autoscaler-status"));
        this.autoscaler = new AutoscalerInstallation(cluster, scenario);
    }

    /**
     * Installs all of it, each layer once the one below is there: a service's pods would otherwise
     * take the room that is meant for a DaemonSet's.
     */
    static AutoscaledPlatform install(
            Cluster cluster, ScenarioDefinition scenario, Settings settings) {
        AutoscaledPlatform platform = new AutoscaledPlatform(cluster, scenario);
        Map<String, String> requests = EdgeRequests.beside(settings.text("traefik.cpu")).values();
        platform.apply("node-groups.yaml", Map.of());
        platform.apply("daemonsets.yaml", requests);
        Stream.of(NodeGroup.values()).parallel().forEach(platform::addNodes);
        platform.awaitReady(NodeGroup::daemonSet);
        platform.apply("services.yaml", requests);
        platform.awaitReady(NodeGroup::service);
        platform.apply("workers.yaml", requests);
        platform.awaitReady(NodeGroup::workers);
        platform.autoscaler.start();
        return platform;
    }

    /** In which the workloads are. */
    String namespace() {
        return cluster.tenancy().namespace(NAMESPACE);
    }

    /** How the names of a group's nodes begin. */
    String nodePrefix(NodeGroup group) {
        return cluster.tenancy().name(group.label() + "-");
    }

    /** Whether an Event is about one of the nodes, or in the namespace. */
    boolean isAboutUs(Event event) {
        return namespace().equals(event.getMetadata().getNamespace())
                || cluster.tenancy()
                        .namespace(AutoscalerInstallation.NAMESPACE)
                        .equals(event.getMetadata().getNamespace())
                || Stream.of(NodeGroup.values())
                        .map(this::nodePrefix)
                        .anyMatch(event.getInvolvedObject().getName()::startsWith);
    }

    Placement placement() {
        return placement;
    }

    WatchedAll<ConfigMap> status() {
        return status;
    }

    AutoscalerInstallation autoscaler() {
        return autoscaler;
    }

    /** The nodes of a group, whether they are wanted any longer or not. */
    List<Node> nodesOf(NodeGroup group) {
        return placement
                .nodes()
                .matching(
                        node ->
                                node.getMetadata().getName().startsWith(nodePrefix(group))
                                        && group.label()
                                                .equals(
                                                        node.getMetadata()
                                                                .getLabels()
                                                                .get("pool")));
    }

    /** The load goes down: one worker is left in each group. */
    void shrink() {
        for (NodeGroup group : NodeGroup.values()) {
            cluster.client()
                    .apps()
                    .deployments()
                    .inNamespace(namespace())
                    .withName(group.workers())
                    .scale(NodeGroup.WORKERS_LEFT);
        }
    }

    /** A rollout: the DaemonSet's controller replaces one pod after another. */
    void setTraefiksRequest(String cpu) {
        cluster.client()
                .apps()
                .daemonSets()
                .inNamespace(namespace())
                .withName(NodeGroup.EDGE.daemonSet())
                .patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        """
                        spec:
                          template:
                            spec:
                              containers:
                              - name: traefik
                                resources: {requests: {cpu: "%s"}}
                        """
                                .formatted(cpu));
    }

    void deleteTraefik() {
        cluster.client()
                .apps()
                .daemonSets()
                .inNamespace(namespace())
                .withName(NodeGroup.EDGE.daemonSet())
                .delete();
    }

    private void apply(String manifest, Map<String, String> values) {
        Manifests.apply(
                cluster.client(),
                scenario.folder().resolve("manifests").resolve(manifest),
                values,
                cluster.tenancy()::placed);
    }

    private void addNodes(NodeGroup group) {
        IntStream.rangeClosed(1, NodeGroup.SIZE)
                .parallel()
                .mapToObj(number -> nodePrefix(group) + number)
                .forEach(name -> addNode(name, group));
    }

    /** With the marks that the provider gives to nodes of its own. */
    private void addNode(String name, NodeGroup group) {
        cluster.require(SimulatedNodes.class)
                .add(
                        new SimulatedNode(
                                name,
                                NodeGroup.NODE_SIZE,
                                Map.of("pool", group.label()),
                                Map.of(
                                        "kwok.x-k8s.io/node",
                                        "fake",
                                        "cluster-autoscaler.kwok.nodegroup/name",
                                        group.label()),
                                Optional.of("kwok:" + name)));
    }

    private void awaitReady(Function<NodeGroup, String> app) {
        PodProbes running = new PodProbes(placement.pods());
        List<Probe> each =
                Stream.of(NodeGroup.values())
                        .map(app)
                        .map(
                                name ->
                                        running.allReady(
                                                "pods of " + name,
                                                PodProbes.labelled(namespace(), "app", name),
                                                NodeGroup.SIZE))
                        .toList();
        Wait.atMost(READY_LIMIT)
                .abortIf(cluster)
                .until(new AllOf("the pods of both groups are Ready", each));
    }
}
