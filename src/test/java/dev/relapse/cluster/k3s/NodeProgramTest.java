package dev.relapse.cluster.k3s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.cluster.docker.Docker;
import dev.relapse.process.CommandSpec;
import dev.relapse.process.Finished;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeProgramTest {

    @TempDir Path folder;

    @Test
    void asksTheEngineThatTheCommandKnowsAndWantsNoReaperOfAnImage() {
        ProgramSpec program = NodeProgram.of(spec(Map.of(6443, 16443)), docker());

        assertThat(program.environment())
                .containsEntry("DOCKER_HOST", "unix:///run/user/1000/docker.sock")
                .containsEntry("TESTCONTAINERS_RYUK_DISABLED", "true")
                .containsEntry("TESTCONTAINERS_HOST_OVERRIDE", "127.7.8.9");
        assertThat(program.command()).contains("-Duser.home=" + folder);
    }

    @Test
    void tellsTheOtherProgramTheWholeContainerInAFileOfTheUsers() throws IOException {
        NodeSpec spec = spec(Map.of(6443, 16443, 30990, 19090));

        List<String> command = NodeProgram.of(spec, docker()).command();

        Path file = Path.of(command.get(command.size() - 1));
        assertThat(NodeSpec.read(file)).isEqualTo(spec);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aNodeWhoseApiServerNobodyReachesIsNone() {
        assertThatThrownBy(() -> spec(Map.of(30990, 19090)))
                .hasMessage("the API server's port is not published");
    }

    private NodeSpec spec(Map<Integer, Integer> ports) {
        return new NodeSpec(
                "rancher/k3s:v1.36.1-k3s1",
                "relapse-0a0b0c0d",
                "dev.relapse.run=0a0b0c0d",
                "relapse-0a0b0c0d",
                "127.7.8.9",
                ports,
                List.of("server"),
                Map.of("/etc/rancher/k3s/audit-policy.yaml", "the policy"),
                false,
                folder.toString());
    }

    /** A command that knows its engine from a context. */
    private static Docker docker() {
        Programs answering =
                new Programs() {
                    @Override
                    public Finished run(CommandSpec command) {
                        assertThat(command.command()).startsWith("docker", "context", "inspect");
                        return new Finished(
                                command.command(), 0, "unix:///run/user/1000/docker.sock\n", "");
                    }

                    @Override
                    public Program start(ProgramSpec spec) {
                        throw new AssertionError("nothing is started");
                    }

                    @Override
                    public Optional<Program> find(String name) {
                        return Optional.empty();
                    }

                    @Override
                    public List<Program> all() {
                        return List.of();
                    }

                    @Override
                    public Optional<String> reasonToAbort() {
                        return Optional.empty();
                    }

                    @Override
                    public void close() {}
                };
        return new Docker(answering, Map.of());
    }
}
