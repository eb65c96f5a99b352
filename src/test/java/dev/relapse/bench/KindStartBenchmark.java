package dev.relapse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProviders;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.process.ExecutableFile;
import dev.relapse.process.LocalRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes until a cluster of kind can be used, and until it is gone: ours beside the bare
 * command with the same image, in turn. It prints, and judges nothing but that no container, volume
 * or network is left: run it with {@code ci/bench kind}.
 */
@Tag("kind")
class KindStartBenchmark {

    private static final int ROUNDS = Integer.getInteger("relapse.bench.rounds", 5);
    private static final String NAME = "bench";

    /** The network that the bare command makes for all of its clusters, and leaves behind. */
    private static final String SHARED = "kind";

    private final ArtifactStore artifacts = ArtifactStore.standard(Path.of("fixtures"));
    private final String kind =
            ExecutableFile.onPath("kind")
                    .map(Path::toString)
                    .orElseGet(() -> artifacts.get("kind", null, "kind").path().toString());
    @TempDir private Path folder;

    @Test
    void untilItCanBeUsedAndUntilItIsGone() throws IOException, InterruptedException {
        List<Duration> ours = new ArrayList<>();
        List<Duration> bare = new ArrayList<>();
        List<Duration> gone = new ArrayList<>();
        boolean sharedBefore = hasSharedNetwork();
        // The first round of each warms the page cache and this JVM, and does not count.
        for (int round = 0; round <= ROUNDS; round++) {
            String before = inTheEngine();
            Duration theirs = bareCommand();
            assertThat(inTheEngine()).isEqualTo(before);
            long began = System.nanoTime();
            LocalRun run = LocalRun.open();
            Cluster cluster =
                    ClusterProviders.of("kind")
                            .open(new ClusterRequest(run, artifacts, Map.of(), List.of()));
            Duration usable = since(began);
            long ending = System.nanoTime();
            cluster.close();
            run.close();
            Duration removed = since(ending);
            assertThat(inTheEngine()).isEqualTo(before);
            if (round > 0) {
                ours.add(usable);
                bare.add(theirs);
                gone.add(removed);
            }
            System.out.printf(
                    "round %d: ours %.2f s, bare %.2f s; gone after %.2f s%n",
                    round, Seconds.of(usable), Seconds.of(theirs), Seconds.of(removed));
        }
        if (!sharedBefore) {
            run(List.of("docker", "network", "rm", SHARED));
        }
        System.out.printf(
                "median of %d: ours %.2f s, bare %.2f s, ratio %.2f; gone after %.2f s%n",
                ROUNDS,
                Seconds.median(ours),
                Seconds.median(bare),
                Seconds.median(ours) / Seconds.median(bare),
                Seconds.median(gone));
    }

    /** As a person would: until kind says that the control plane is Ready. */
    private Duration bareCommand() throws IOException, InterruptedException {
        String kubeconfig = folder.resolve("kubeconfig").toString();
        long began = System.nanoTime();
        run(
                List.of(
                        kind,
                        "create",
                        "cluster",
                        "--name",
                        NAME,
                        "--image",
                        System.getProperty("kind.image"),
                        "--kubeconfig",
                        kubeconfig,
                        "--wait",
                        "120s"));
        Duration took = since(began);
        run(List.of(kind, "delete", "cluster", "--name", NAME, "--kubeconfig", kubeconfig));
        return took;
    }

    private static boolean hasSharedNetwork() throws IOException, InterruptedException {
        return run(List.of("docker", "network", "ls", "--format", "{{.Name}}"))
                .lines()
                .anyMatch(SHARED::equals);
    }

    /** Every container, volume and network, a line each, but for the shared network. */
    private static String inTheEngine() throws IOException, InterruptedException {
        return run(List.of("docker", "ps", "--all", "--format", "{{.ID}}"))
                + run(List.of("docker", "volume", "ls", "--format", "{{.Name}}"))
                + run(List.of("docker", "network", "ls", "--format", "{{.ID}} {{.Name}}"))
                        .replaceAll("\\S+ kind\n", "");
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
        return said;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
