package dev.relapse.simulation.istiod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final int USAGE = 2;

    @TempDir private Path folder;

    private int run(String... more) throws IOException {
        Path kubeconfig = Files.createFile(folder.resolve("kubeconfig"));
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "discovery",
                                "--kubeconfig=" + kubeconfig,
                                "-n",
                                "istio-system",
                                "--httpAddr=127.0.0.1:0",
                                "--monitoringAddr=127.0.0.1:0"));
        line.addAll(List.of(more));
        return IstiodSimulation.run(line.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":15010",
                "10.0.0.1:15010",
                "localhost:15010",
                "127.0.0.1",
                "127.0.0.1:70000",
                ""
            })
    void onlyLoopbackAddressesAreTaken(String address) throws IOException {
        assertThatThrownBy(() -> LoopbackAddress.parse(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + address + "'");
        assertThat(run("--grpcAddr=" + address)).isEqualTo(USAGE);
    }

    @Test
    void unknownFlagsAreRefused() throws IOException {
        assertThat(run("--grpcAddr=127.0.0.1:0", "--keepaliveInterval=1s")).isEqualTo(USAGE);
    }

    @Test
    void encryptedPortsAreRefused() throws IOException {
        assertThat(run("--grpcAddr=127.0.0.1:0", "--httpsAddr=127.0.0.1:15017")).isEqualTo(USAGE);
    }

    @Test
    void aMissingAddressIsRefused() throws IOException {
        assertThat(run("--secureGRPCAddr=")).isEqualTo(USAGE);
    }

    @Test
    void aMissingKubeconfigIsRefused() {
        assertThat(
                        IstiodSimulation.run(
                                "discovery",
                                "--kubeconfig=" + folder.resolve("none"),
                                "--grpcAddr=127.0.0.1:0",
                                "--httpAddr=127.0.0.1:0",
                                "--monitoringAddr=127.0.0.1:0"))
                .isEqualTo(USAGE);
    }
}
