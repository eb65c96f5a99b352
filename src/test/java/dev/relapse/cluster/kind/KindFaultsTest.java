package dev.relapse.cluster.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.process.LocalRun;
import dev.relapse.process.ProgramFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each fault of a cluster's start is one clear error, and nothing is left. Wants a container engine
 * with the image that {@code -Dkind.image} names; ci/kind runs it.
 */
@Tag("kind")
class KindFaultsTest {

    private static final String IMAGE = System.getProperty("kind.image");

    @Test
    void anImageThatNobodyHas() {
        try (LocalRun run = LocalRun.open()) {
            assertThatThrownBy(() -> start(run, "127.0.0.1:1/there-is-none:1"))
                    .isInstanceOf(ProgramFailed.class)
                    .hasMessageContaining(
                            "the node image 127.0.0.1:1/there-is-none:1 is neither in Docker nor to be had from its registry: give another with -Dkind.image");
            assertThat(run.folder().resolve("removals")).isEmptyDirectory();
        }
    }

    @Test
    void aKindThatIsKilledHalfWay() throws Exception {
        String id;
        try (LocalRun run = LocalRun.open()) {
            id = run.id();
            CompletableFuture<Cluster> creation =
                    CompletableFuture.supplyAsync(() -> start(run, IMAGE));
            await().atMost(Duration.ofMinutes(2)).until(() -> !containers(run.id()).isEmpty());
            creating(run.id()).orElseThrow().destroyForcibly();

            assertThatThrownBy(creation::join)
                    .hasRootCauseInstanceOf(ProgramFailed.class)
                    .hasMessageContaining("kind create cluster was ended half way by signal 9");
        }
        assertThat(containers(id)).isEmpty();
    }

    private static Cluster start(LocalRun run, String image) {
        Properties properties = new Properties();
        properties.setProperty("kind.image", image);
        return KindCluster.start(
                new ClusterRequest(
                        run, ArtifactStore.standard(Path.of("fixtures")), Map.of(), List.of()),
                KindOptions.from(properties, List.of()));
    }

    private static Optional<ProcessHandle> creating(String id) {
        return ProcessHandle.current()
                .children()
                .filter(
                        child ->
                                commandLine(child).contains("create\0cluster")
                                        && commandLine(child).contains("relapse-" + id))
                .findFirst();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private static String containers(String id) throws Exception {
        Process list =
                new ProcessBuilder(
                                "docker",
                                "ps",
                                "--all",
                                "--quiet",
                                "--filter",
                                "label=io.x-k8s.kind.cluster=relapse-" + id)
                        .start();
        return new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
