package dev.relapse.cluster.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.process.Finished;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With what kind 0.33.0 and Docker 20.10 really said. */
class CreationTroubleTest {

    private static final String DOCKER_RUN =
            """
            Creating cluster "x1" ...
             • Preparing nodes 📦   ...
             ✗ Preparing nodes 📦
            ERROR: failed to create cluster: command "docker run --name x1-control-plane" failed with error: exit status 125

            Command Output: 2485555baa9efe696653f009696c2034d6f81fdcb6b11bfa8d14af9b1ca2047a
            docker: Error response from daemon: %s

            Run 'docker run --help' for more information
            """;

    @Test
    void namesAPortThatIsTaken() {
        assertThat(
                        message(
                                1,
                                DOCKER_RUN.formatted(
                                        "driver failed programming external connectivity on endpoint x1-control-plane (dac2): Error starting userland proxy: listen tcp4 127.9.9.9:6443: bind: address already in use")))
                .isEqualTo(
                        "the kind cluster could not be created: a port of 127.9.9.9 was taken by another program meanwhile; run it again; kind said: docker: Error response from daemon: driver failed programming external connectivity on endpoint x1-control-plane (dac2): Error starting userland proxy: listen tcp4 127.9.9.9:6443: bind: address already in use");
    }

    @Test
    void tellsAMachineWithoutTheCapabilityWhatToDo() {
        assertThat(
                        message(
                                1,
                                DOCKER_RUN.formatted(
                                        "failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: unable to apply caps: operation not permitted: unknown")))
                .contains("put ci/offline first on PATH, whose docker asks for less");
    }

    @Test
    void doubtsAnImageWhoseSystemDoesNotStart() {
        assertThat(
                        message(
                                1,
                                "ERROR: failed to create cluster: could not find a log line that matches \"Reached target .*Multi-User System.*|detected cgroup v1\""))
                .contains(
                        "the node's own system did not start; is kindest/node:v1 an image for nodes of kind?");
    }

    @Test
    void tellsAFullDisk() {
        assertThat(
                        message(
                                1,
                                DOCKER_RUN.formatted(
                                        "mkdir /var/lib/docker/overlay2: no space left on device.")))
                .contains("the disk of Docker is full; free some space");
    }

    @Test
    void saysThatKindWasKilledAndHowFarItHadCome() {
        assertThat(message(137, " ✓ Preparing nodes 📦 \n • Writing configuration 📜  ...\n"))
                .isEqualTo(
                        "kind create cluster was ended half way by signal 9; what it had made is removed; it had said: ✓ Preparing nodes 📦 \n • Writing configuration 📜  ...");
    }

    @Test
    void showsTheEndOfWhatItDoesNotKnow() {
        assertThat(message(1, "first\n".repeat(30) + "ERROR: something new"))
                .startsWith("the kind cluster could not be created (exit code 1); kind said last: ")
                .endsWith("ERROR: something new")
                .hasLineCount(15);
    }

    private static String message(int exitCode, String errors) {
        return CreationTrouble.of(
                        new Finished(List.of("kind", "create", "cluster"), exitCode, "", errors),
                        "127.9.9.9",
                        "kindest/node:v1")
                .getMessage();
    }
}
