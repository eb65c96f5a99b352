package dev.relapse.cluster.existing;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.process.LocalRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Begins a stay on the cluster that its settings name, adds a node, says so, and waits. */
final class ExistingVictimMain {

    static final String READY = "ready: run ";

    private ExistingVictimMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (LocalRun run = LocalRun.open();
                Cluster cluster =
                        new ExistingClusterProvider()
                                .open(
                                        new ClusterRequest(
                                                run,
                                                ArtifactStore.standard(Path.of("fixtures")),
                                                Map.of(),
                                                List.of(),
                                                1,
                                                false,
                                                ExistingClusterContract.RADIUS))) {
            cluster.require(SimulatedNodes.class)
                    .add(
                            new SimulatedNode(
                                    cluster.tenancy().name("left"),
                                    Map.of("cpu", "1", "memory", "1Gi", "pods", "10"),
                                    Map.of()));
            System.out.println(READY + run.id());
            new CountDownLatch(1).await();
        }
    }
}
