package dev.relapse.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmMainTest {

    @TempDir private Path work;

    @Test
    void itEndsWithTheProcessThatStartedItEvenWhileARepositoryHangs() throws Exception {
        try (ServerSocket hanging = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start("http://127.0.0.1:" + hanging.getLocalPort());
            try {
                // Once it has asked, it waits for an answer that never comes.
                hanging.accept();
                assertThat(process.isAlive()).isTrue();
                process.getOutputStream().close();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(2);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private Process start(String repository) throws IOException {
        HelmOrder order =
                new HelmOrder(
                        Origin.Kind.REPOSITORY,
                        repository,
                        "ingress",
                        "1.0.0",
                        "release",
                        "default",
                        "",
                        List.of(),
                        work.toString(),
                        work.resolve("manifests.yaml").toString());
        return HelmProcess.builder(order).start();
    }
}
