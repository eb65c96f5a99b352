package dev.relapse.cluster.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.relapse.artifact.Artifacts;
import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.Component;
import dev.relapse.cluster.UnsupportedByClusterException;
import dev.relapse.cluster.capability.Faults;
import dev.relapse.cluster.capability.PrivateMachine;
import dev.relapse.host.HostNeeds;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.Finished;
import dev.relapse.process.LocalRun;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A machine is a machine, and the host has nothing of it. Without root it says that it needs it.
 */
@Tag("cluster")
class MachineClusterTest {

    private static final Artifacts ARTIFACTS = ArtifactStore.standard(Path.of("fixtures"));
    private static final boolean ROOT = HostNeeds.named("root").missing().isEmpty();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Set<String> hostBefore;

    @BeforeEach
    void lookAtTheHost() throws IOException {
        hostBefore = host();
    }

    @AfterEach
    void theHostIsAsItWas() throws IOException {
        assertThat(host()).isEqualTo(hostBefore);
    }

    @Test
    void whatIsWrittenAndDeletedOnItStaysOnIt() {
        onAMachine(
                (cluster, machine) -> {
                    machine.write("/etc/relapse-test", "etc");
                    machine.write("/run/relapse-test", "run");
                    machine.run("sh", "-c", "mkdir -p /opt/relapse-test /var/lib/docker/relapse")
                            .orFail();
                    assertThat(machine.run("which", "setsid").succeeded()).isTrue();
                    machine.uninstall("setsid");
                    assertThat(machine.run("which", "setsid").succeeded()).isFalse();
                    assertThat(Path.of("/usr/bin/setsid")).exists();
                    assertThat(machine.file("/etc/relapse-test")).hasContent("etc");
                });
    }

    @Test
    void itsNetworkIsLoopbackAndItsProcessesAreItsOwn() {
        onAMachine(
                (cluster, machine) -> {
                    assertThat(machine.run("ls", "/sys/class/net").orFail().lines())
                            .containsExactly("lo");
                    assertThat(machine.run("cat", "/proc/1/cmdline").orFail().output())
                            .contains("machine.sh");
                    assertThat(machine.run("cat", "/proc/self/cgroup").orFail().lines())
                            .isNotEmpty()
                            .allMatch(line -> line.endsWith(":/machine"));
                });
    }

    @Test
    void aCommandTellsHowItEndedAndWhatItSaid() {
        onAMachine(
                (cluster, machine) -> {
                    Finished finished =
                            machine.runWith(
                                    "hello",
                                    LIMIT,
                                    List.of("sh", "-c", "cat; echo no >&2; exit 3"));
                    assertThat(finished.output()).isEqualTo("hello");
                    assertThat(finished.errors()).isEqualTo("no\n");
                    assertThat(finished.exitCode()).isEqualTo(3);
                    assertThatThrownBy(finished::orFail)
                            .isInstanceOf(ProgramFailed.class)
                            .hasMessageContainingAll("exit code 3", "no");
                    assertThatThrownBy(
                                    () ->
                                            machine.runWith(
                                                    "",
                                                    Duration.ofMillis(200),
                                                    List.of("sleep", "100")))
                            .hasMessageContaining("has not ended");
                });
    }

    @Test
    void aServiceIsAskedToEndAndItsDeathIsSeen() {
        onAMachine(
                (cluster, machine) -> {
                    Program polite = service(machine, "polite");
                    polite.stop(LIMIT);
                    assertThat(machine.file("/run/polite.ended")).exists();
                    assertThat(cluster.reasonToAbort()).isEmpty();
                    service(machine, "victim");
                    cluster.require(Faults.class).kill("victim");
                    await("its death is seen")
                            .atMost(LIMIT)
                            .until(() -> cluster.reasonToAbort().isPresent());
                    assertThat(cluster.reasonToAbort().orElseThrow()).contains("victim died");
                });
    }

    @Test
    void aCommandOfTheHostIsAComponentWithItsPackage() {
        onAMachine(
                (cluster, machine) -> {
                    machine.useHostCommand("unshare");
                    Component unshare = cluster.components().get(0);
                    assertThat(unshare.name()).isEqualTo("unshare");
                    assertThat(unshare.version()).matches("2\\.\\d+(\\.\\d+)?");
                    assertThat(unshare.sha256()).matches("[0-9a-f]{64}");
                    assertThat(unshare.source()).containsAnyOf("util-linux", "/unshare");
                    assertThatThrownBy(() -> machine.useHostCommand("no-such-command"))
                            .isInstanceOf(ProgramFailed.class);
                });
    }

    @Test
    void itHasNoKubernetesApi() {
        onAMachine(
                (cluster, machine) ->
                        assertThatThrownBy(cluster::client)
                                .isInstanceOf(UnsupportedByClusterException.class)
                                .hasMessageContainingAll(
                                        "machine", "KubernetesClient", "PrivateMachine"));
    }

    private static Program service(PrivateMachine machine, String name) {
        String script =
                "trap ': >/run/%s.ended; exit' TERM; : >/run/%s.up; sleep 1000 & wait"
                        .formatted(name, name);
        return machine.start(
                name,
                List.of("sh", "-c", script),
                Probe.of(
                        "it is up",
                        () ->
                                Files.exists(machine.file("/run/" + name + ".up"))
                                        ? Observation.holds(name, 1)
                                        : Observation.nothing("not yet")),
                LIMIT);
    }

    private static void onAMachine(Use use) {
        try (LocalRun run = LocalRun.open()) {
            if (!ROOT) {
                assertThatThrownBy(() -> MachineCluster.start(run, ARTIFACTS, Map.of()))
                        .hasMessageContaining("needs root");
                return;
            }
            try (MachineCluster cluster = MachineCluster.start(run, ARTIFACTS, Map.of())) {
                use.with(cluster, cluster.require(PrivateMachine.class));
            }
        }
    }

    /** What of a container runtime would be seen on the host, and the host's mounts. */
    private static Set<String> host() throws IOException {
        Set<String> all = new TreeSet<>(Files.readAllLines(Path.of("/proc/self/mounts")));
        for (String folder : List.of("/run", "/etc", "/opt", "/var/lib", "/usr/local/bin")) {
            if (Files.isReadable(Path.of(folder))) {
                try (Stream<Path> files = Files.list(Path.of(folder))) {
                    files.forEach(file -> all.add(file.toString()));
                }
            }
        }
        return all;
    }

    /** What a test does with a machine. */
    private interface Use {
        void with(MachineCluster cluster, PrivateMachine machine);
    }
}
