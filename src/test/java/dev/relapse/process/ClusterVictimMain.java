package dev.relapse.process;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProviders;
import dev.relapse.cluster.ClusterRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Opens a run with a cluster in containers, and waits. Its arguments: the cluster's kind and its
 * image.
 */
final class ClusterVictimMain {

    static final String RUN = "run ";

    private ClusterVictimMain() {}

    /** Tells the run's id before anything is made. */
    private static LocalRun open() {
        LocalRun run = LocalRun.open();
        System.out.println(RUN + run.id());
        return run;
    }

    public static void main(String[] arguments) throws InterruptedException {
        String kind = arguments[0];
        System.setProperty(kind + ".image", arguments[1]);
        System.out.println(VictimMain.OPENING);
        try (LocalRun run = open();
                Cluster cluster =
                        ClusterProviders.of(kind)
                                .open(
                                        new ClusterRequest(
                                                run,
                                                ArtifactStore.standard(Path.of("fixtures")),
                                                Map.of(),
                                                List.of()))) {
            System.out.println(VictimMain.READY + " " + cluster.kind());
            new CountDownLatch(1).await();
        }
    }
}
