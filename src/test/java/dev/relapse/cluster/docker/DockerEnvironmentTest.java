package dev.relapse.cluster.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DockerEnvironmentTest {

    @Test
    void takesWhereTheEngineIsAndNoKubeconfig() {
        assertThat(
                        DockerEnvironment.of(
                                Map.of(
                                        "DOCKER_HOST",
                                        "unix:///run/user/1000/docker.sock",
                                        "KUBECONFIG",
                                        "/home/me/production",
                                        "HOME",
                                        "/home/me"),
                                Path.of("/home/me")))
                .isEqualTo(
                        Map.of(
                                "DOCKER_HOST",
                                "unix:///run/user/1000/docker.sock",
                                "DOCKER_CONFIG",
                                "/home/me/.docker"));
    }
}
