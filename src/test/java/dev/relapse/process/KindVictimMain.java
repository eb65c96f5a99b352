package dev.relapse.process;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProviders;
import dev.relapse.cluster.ClusterRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Opens a run with a kind cluster of the image that is its argument, and waits. */
final class KindVictimMain {

    static final String RUN = "run ";

    private KindVictimMain() {}

    /** Tells the run's id before anything is made. */
    private static LocalRun open() {
        LocalRun run = LocalRun.open();
        System.out.println(RUN + run.id());
        return run;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("kind.image", arguments[0]);
        System.out.println(VictimMain.OPENING);
        try (LocalRun run = open();
                Cluster cluster =
                        ClusterProviders.of("kind")
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
