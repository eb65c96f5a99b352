package dev.relapse.cluster.k3s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.process.ProgramFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.ContainerLaunchException;

class StartFailureTest {

    private final ProgramFailed died = new ProgramFailed("k3s died; end of its log: fatal");

    @TempDir Path folder;

    @Test
    void namesAPortThatIsTaken() throws IOException {
        assertThat(
                        message(
                                new ContainerLaunchException(
                                        "Container startup failed",
                                        new ContainerLaunchException(
                                                "Could not create/start container",
                                                new IllegalStateException(
                                                        "Status 500: {\"message\":\"listen tcp4 127.7.8.9:6443: bind: address already in use\"}")))))
                .isEqualTo(
                        "the k3s cluster could not be created: a port of 127.7.8.9 was taken by another program meanwhile; run it again; Docker said: Status 500: {\"message\":\"listen tcp4 127.7.8.9:6443: bind: address already in use\"}");
    }

    @Test
    void doubtsAnImageWhoseProgramEnds() throws IOException {
        assertThat(
                        message(
                                StartFailure.ended(
                                        3,
                                        new ContainerLaunchException(
                                                "x", new IllegalStateException("y")))))
                .isEqualTo(
                        "the k3s cluster could not be created: the node's program ended with exit code 3; is rancher/k3s:v1 an image of k3s?; k3s died; end of its log: fatal");
    }

    @Test
    void showsWhatItDoesNotKnowWithTheEndOfTheLog() throws IOException {
        assertThat(
                        message(
                                new ContainerLaunchException(
                                        "x", new IllegalStateException("something new"))))
                .isEqualTo(
                        "the k3s cluster could not be created: something new; k3s died; end of its log: fatal");
    }

    @Test
    void leavesTheErrorOfAProgramThatWasKilledAsItIs() {
        assertThat(StartFailure.of(spec(), died)).isSameAs(died);
    }

    private String message(RuntimeException failure) throws IOException {
        Files.writeString(spec().failure(), StartFailure.reason(failure));
        return StartFailure.of(spec(), died).getMessage();
    }

    private NodeSpec spec() {
        return new NodeSpec(
                "rancher/k3s:v1",
                "relapse-0a0b0c0d",
                "dev.relapse.run=0a0b0c0d",
                "relapse-0a0b0c0d",
                "127.7.8.9",
                Map.of(6443, 6443),
                List.of("server"),
                Map.of(),
                true,
                folder.toString());
    }
}
