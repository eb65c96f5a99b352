package dev.relapse.cluster.k3s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.process.LocalRun;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each fault of a cluster's start is one clear error, and nothing is left. Wants a container
 * engine, and makes its own images, none of which is k3s; ci/k3s runs it.
 */
@Tag("k3s")
class K3sFaultsTest {

    private static final String IMAGE = "relapse.dev/not-k3s:test";

    private final List<String> volumes = new ArrayList<>();

    @BeforeEach
    void remembersOthersVolumes() throws IOException {
        volumes.addAll(docker("volume", "ls", "--quiet"));
    }

    @AfterEach
    void leavesNothing() throws Exception {
        assertThat(docker("volume", "ls", "--quiet")).containsExactlyInAnyOrderElementsOf(volumes);
        ImageOfAShell.remove(IMAGE);
    }

    @Test
    void anImageThatNobodyHas() {
        try (LocalRun run = LocalRun.open()) {
            assertThatThrownBy(() -> start(run, "127.0.0.1:1/there-is-none:1"))
                    .isInstanceOf(ProgramFailed.class)
                    .hasMessageContaining(
                            "the node image 127.0.0.1:1/there-is-none:1 is neither in Docker nor to be had from its registry: give another with -Dk3s.version=<release>");
            assertThat(run.folder().resolve("removals")).isEmptyDirectory();
        }
    }

    @Test
    void anImageWhoseProgramEndsAtOnce() throws Exception {
        ImageOfAShell.make(IMAGE, "echo this is no k3s; exit 3");
        String id;
        try (LocalRun run = LocalRun.open()) {
            id = run.id();

            assertThatThrownBy(() -> start(run, IMAGE))
                    .isInstanceOf(ProgramFailed.class)
                    .hasMessageContaining(
                            "the k3s cluster could not be created: the node's program ended with exit code 3; is "
                                    + IMAGE
                                    + " an image of k3s?")
                    .hasMessageContaining("this is no k3s")
                    .hasMessageNotContaining("Exception");
        }
        assertThat(made(id)).isEmpty();
    }

    /** Its kubectl says that the API server is ready, and nothing listens. */
    @Test
    void aNodeThatIsNeverReady() throws Exception {
        ImageOfAShell.make(
                IMAGE,
                """
                echo the last words of the node
                cat >/etc/rancher/k3s/k3s.yaml <<END
                {apiVersion: v1, kind: Config, current-context: default,
                 clusters: [{name: default, cluster: {server: "https://127.0.0.1:6443"}}],
                 contexts: [{name: default, context: {cluster: default, user: default}}],
                 users: [{name: default, user: {token: none}}]}
                END
                exec sleep 600
                """);
        String id;
        try (LocalRun run = LocalRun.open()) {
            id = run.id();

            assertThatThrownBy(() -> start(run, IMAGE))
                    .isInstanceOf(ProgramFailed.class)
                    .hasMessageContaining("the k3s cluster did not get ready: ")
                    .hasMessageContaining("the last words of the node");

            Path kubeconfig = run.folder().resolve("cluster/kubeconfig");
            assertThat(kubeconfig).content().contains("server: \"https://" + run.address() + ":");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kubeconfig)))
                    .isEqualTo("rw-------");
            assertThat(docker("port", "relapse-" + id))
                    .hasSize(2)
                    .allMatch(port -> port.contains(" -> " + run.address() + ":"));
        }
        assertThat(made(id)).isEmpty();
    }

    @Test
    void aProgramThatIsKilledHalfWay() throws Exception {
        ImageOfAShell.make(IMAGE, "exec sleep 600");
        String id;
        try (LocalRun run = LocalRun.open()) {
            id = run.id();
            CompletableFuture<Cluster> creation =
                    CompletableFuture.supplyAsync(() -> start(run, IMAGE));
            await().atMost(Duration.ofMinutes(1)).until(() -> made(run.id()).size() == 2);
            Program node = run.programs().find("k3s").orElseThrow();
            ProcessHandle.of(node.pid()).orElseThrow().destroyForcibly();

            assertThatThrownBy(creation::join)
                    .hasMessageContaining("k3s died: exit code 137 (killed by SIGKILL)");
            assertThat(made(run.id())).as("nobody else removes it").hasSize(2);
        }
        assertThat(made(id)).isEmpty();
    }

    private static Cluster start(LocalRun run, String image) {
        Properties properties = new Properties();
        properties.setProperty("k3s.image", image);
        return K3sCluster.start(
                new ClusterRequest(
                        run, ArtifactStore.standard(Path.of("fixtures")), Map.of(), List.of()),
                K3sOptions.from(properties, List.of()));
    }

    /** The containers and the network of a run. */
    private static List<String> made(String id) throws IOException {
        List<String> all =
                new ArrayList<>(
                        docker(
                                "ps",
                                "--all",
                                "--quiet",
                                "--filter",
                                "label=dev.relapse.run=" + id));
        all.addAll(docker("network", "ls", "--quiet", "--filter", "name=relapse-" + id));
        return all;
    }

    private static List<String> docker(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(Arrays.asList(words));
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
