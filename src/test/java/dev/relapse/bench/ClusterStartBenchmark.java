package dev.relapse.bench;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProviders;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.process.LocalRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes to the first Running pod: the embedded cluster beside {@code kwokctl create
 * cluster --runtime binary} with the same binaries, in turn. It prints, and judges nothing: run it
 * with {@code ci/bench start}.
 */
class ClusterStartBenchmark {

    private static final int ROUNDS = Integer.getInteger("relapse.bench.rounds", 5);

    private final ArtifactStore artifacts = ArtifactStore.standard(Path.of("fixtures"));
    @TempDir private Path folder;

    @Test
    void toTheFirstRunningPod() throws IOException, InterruptedException {
        Kwokctl kwokctl = Kwokctl.in(folder, artifacts);
        List<Duration> ours = new ArrayList<>();
        List<Duration> theirs = new ArrayList<>();
        // The first round of each warms the page cache and this JVM, and does not count.
        for (int round = 0; round <= ROUNDS; round++) {
            Duration embedded = embedded();
            Duration kwok = kwokctl.toTheFirstRunningPod("bench-" + round);
            if (round > 0) {
                ours.add(embedded);
                theirs.add(kwok);
            }
            System.out.printf(
                    "round %d: embedded %.2f s, kwokctl %.2f s%n",
                    round, Seconds.of(embedded), Seconds.of(kwok));
        }
        System.out.printf(
                "median of %d: embedded %.2f s, kwokctl %.2f s, ratio %.2f%n",
                ROUNDS,
                Seconds.median(ours),
                Seconds.median(theirs),
                Seconds.median(ours) / Seconds.median(theirs));
    }

    private Duration embedded() {
        long began = System.nanoTime();
        try (LocalRun run = LocalRun.open();
                Cluster cluster =
                        ClusterProviders.of("embedded")
                                .open(new ClusterRequest(run, artifacts, Map.of(), List.of()))) {
            cluster.require(SimulatedNodes.class)
                    .add(
                            new SimulatedNode(
                                    "node-0",
                                    Map.of("cpu", "4", "memory", "8Gi", "pods", "110"),
                                    Map.of()));
            FirstPod.runs(cluster.client());
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }
}
