package dev.relapse.cluster.docker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.process.ExecutableFile;
import dev.relapse.process.LocalRun;
import dev.relapse.process.ProgramFailed;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Also on a machine without Docker, where the error is another one. */
class DockerTest {

    @Test
    void saysWhereItLookedForAnEngineThatDoesNotAnswer() {
        try (LocalRun run = LocalRun.open()) {
            Docker docker =
                    new Docker(
                            run.programs(), Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"));

            assertThatThrownBy(() -> docker.check("k3s"))
                    .isInstanceOf(ProgramFailed.class)
                    .hasMessageContaining(
                            ExecutableFile.onPath("docker").isPresent()
                                    ? "Docker's engine does not answer at DOCKER_HOST=unix:///nowhere/docker.sock: start it, or say with DOCKER_HOST where it is"
                                    : "-Dcluster=k3s needs Docker, and there is no docker on PATH: install it");
        }
    }
}
