package dev.relapse.scenarios.podprioritypreemption;

import static dev.relapse.scenarios.podprioritypreemption.CortexCluster.DEDICATED;
import static dev.relapse.scenarios.podprioritypreemption.CortexCluster.INGESTER;
import static dev.relapse.scenarios.podprioritypreemption.CortexCluster.PRODUCTION;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.kubernetes.Placement;
import dev.relapse.kubernetes.PodProbes;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/** Three machines that production's ingesters fill, and what is done to them. */
final class CortexPlatform {

    static final int NODES = 3;

    /** Of a machine with 16 cores and 60 GB, what is left to pods. */
    private static final String CPU = "15";

    private static final String MEMORY = "56Gi";

    /** Machines for these clusters alone, apart from what a cluster may have of its own. */
    private static final Map<String, String> POOL = Map.of("pool", "cortex");

    private static final Duration READY_LIMIT = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final ScenarioDefinition scenario;
    private final PriorityClasses classes;
    private final Placement placement;

    private CortexPlatform(Cluster cluster, ScenarioDefinition scenario) {
        this.cluster = cluster;
        this.scenario = scenario;
        KubernetesClient client = cluster.client();
        this.classes = new PriorityClasses(client, scenario);
        this.placement = Placement.ofPool(POOL, client);
    }

    /** Installs production, and waits until all of it is Ready. */
    static CortexPlatform install(Cluster cluster, ScenarioDefinition scenario, Settings settings) {
        CortexPlatform platform = new CortexPlatform(cluster, scenario);
        IntStream.rangeClosed(1, NODES).parallel().forEach(number -> platform.addNode(number, CPU));
        String ownClass = settings.text("production.class");
        if (!ownClass.isEmpty()) {
            platform.classes.introduce(settings);
        }
        platform.apply("production.yaml", ownClass);
        switch (settings.text("production.budget")) {
            case "one-unavailable" -> platform.apply("disruption-budget.yaml", "");
            case "none" -> {}
            default -> throw settings.unknown("production.budget");
        }
        Wait.atMost(READY_LIMIT)
                .abortIf(cluster)
                .until(
                        new PodProbes(platform.placement.pods())
                                .allReady(
                                        "ingesters of production",
                                        PRODUCTION.pods(),
                                        PRODUCTION.ingesters()));
        return platform;
    }

    Placement placement() {
        return placement;
    }

    PriorityClasses classes() {
        return classes;
    }

    void deployTheDedicatedCluster() {
        apply("dedicated.yaml", "");
    }

    /** Its Deployment stays, with no replica. */
    void withdrawTheDedicatedCluster() {
        deployment(DEDICATED).scale(0);
    }

    void deleteTheDedicatedCluster() {
        deployment(DEDICATED).delete();
    }

    /** More machines of so many cores each. */
    void addNodes(int count, String cpu) {
        IntStream.rangeClosed(NODES + 1, NODES + count)
                .parallel()
                .forEach(number -> addNode(number, cpu));
    }

    /** A rollout: the Deployment's controller replaces production's pods by ones of that class. */
    void raiseProduction(String className) {
        deployment(PRODUCTION)
                .patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        "spec: {template: {spec: {priorityClassName: %s}}}".formatted(className));
    }

    private RollableScalableResource<Deployment> deployment(CortexCluster of) {
        return cluster.client().apps().deployments().inNamespace(of.namespace()).withName(INGESTER);
    }

    private void addNode(int number, String cpu) {
        cluster.require(SimulatedNodes.class)
                .add(
                        new SimulatedNode(
                                "node-" + number,
                                Map.of("cpu", cpu, "memory", MEMORY, "pods", "110"),
                                POOL));
    }

    private void apply(String manifest, String className) {
        Manifests.apply(
                cluster.client(),
                scenario.folder().resolve("manifests").resolve(manifest),
                Map.of("class", className, "termination", scenario.timer("ingester.termination")));
    }
}
