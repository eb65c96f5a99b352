package dev.relapse.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.network.PrivateNetwork;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PrivateNetworkTest {

    @TempDir Path parent;
    private LocalRun run;

    @BeforeEach
    void open() {
        run = LocalRun.openIn(parent);
    }

    @AfterEach
    void close() {
        run.close();
        assertThat(MarkedProcesses.of(run.id())).isEmpty();
    }

    @Test
    void aPrivateNetworkIsReachedAndReachesOnlyWhatItMay() throws IOException {
        int allowed = run.port(6443);
        run.programs().start(echo("allowed", run.address(), allowed));
        int hidden = run.port(7000);
        run.programs().start(echo("hidden", run.address(), hidden));

        PrivateNetwork network =
                PrivateNetwork.open(run, "private", List.of(9443), List.of(allowed));
        Program inside =
                run.programs()
                        .start(
                                // Every address, as the programs do for which such networks are.
                                network.inside(
                                        echo(
                                                "inside",
                                                "0.0.0.0",
                                                9443,
                                                run.address(),
                                                allowed,
                                                run.address(),
                                                hidden)));

        assertThat(echoed(network.port(9443))).isEqualTo("knock, knock");
        assertThat(Files.readString(inside.log()))
                .contains(":" + allowed + " answers", ":" + hidden + " does not answer");
        assertThat(Files.readSymbolicLink(netOf(inside.pid())))
                .isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/net")))
                .hasToString(network.namespace().identity());
        assertThatThrownBy(() -> network.port(80)).hasMessageContaining("port 80 is not served");
    }

    private String echoed(int port) throws IOException {
        try (Socket socket = new Socket(run.address(), port)) {
            socket.getOutputStream().write("knock, knock".getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private ProgramSpec echo(String name, Object... arguments) {
        Path log = run.folder().resolve("logs/" + name + ".log");
        return Specs.spec(
                name,
                Specs.java(
                        EchoMain.class,
                        Arrays.stream(arguments).map(Object::toString).toArray(String[]::new)),
                Probe.of(
                        name + " listens",
                        () ->
                                Files.readString(log).contains("listening")
                                        ? Observation.holds("listening", 1)
                                        : Observation.notYet("not yet", 1)),
                StopRank.CLIENT);
    }

    private static Path netOf(long pid) {
        return Path.of("/proc", Long.toString(pid), "ns", "net");
    }
}
