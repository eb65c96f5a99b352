package dev.relapse.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.relapse.network.relay.Endpoint;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.LocalRun;
import dev.relapse.process.NamespaceRights;
import dev.relapse.process.ProgramFailed;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import dev.relapse.wait.Wait;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On each ground that namespaces can be made on; root may take the second one, too. */
class SegmentTest {

    private static final Subnet SUBNET = new Subnet("172.18.0.1", 16);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource(NamespaceRights.class)
    void joinsMachinesAndLeavesTheHostsNetworkAlone(NamespaceRights rights) throws Exception {
        List<String> namespaces;
        try (LocalRun run = LocalRun.open();
                HostServer host = HostServer.on(run.address(), run.port(8080))) {
            Segment segment = open(run, rights, host);
            NetworkNamespace a = segment.join("a", "eth0", "172.18.0.11");
            NetworkNamespace b = segment.join("b", "ens5", "172.18.0.12");
            namespaces = List.of(segment.namespace().identity(), a.identity(), b.identity());

            assertThat(namespaces).doesNotHaveDuplicates().doesNotContain(own());
            assertThat(links(a)).contains("eth0").contains("172.18.0.11/16").doesNotContain("ens5");
            assertThat(links(b)).contains("ens5").contains("172.18.0.12/16");

            // From a machine to the host, which listens on loopback only.
            assertThat(get(a, SUBNET.gateway(), 6443)).endsWith("I am the host");
            assertThat(get(b, SUBNET.gateway(), 6443)).endsWith("I am the host");

            // From the segment, another machine and the host to a machine.
            serve(run, b, "172.18.0.12");
            HttpGet machine = new HttpGet(segment, "172.18.0.12", 80, "/");
            Wait.atMost(LIMIT).until(machine.succeeds());
            assertThat(machine.send()).endsWith("I am b");
            assertThat(get(a, "172.18.0.12", 80)).endsWith("I am b");
            int port = run.port(9090);
            segment.expose("to-b", Endpoint.tcp(run.address(), port), "172.18.0.12", 80);
            assertThat(get(URI.create("http://" + run.address() + ":" + port))).endsWith("I am b");

            assertThatThrownBy(() -> new HttpGet(segment, "172.18.0.12", 81, "/").send())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no answer from 172.18.0.12:81/");

            assertThat(Traces.mounts(namespaces)).isEmpty();
            assertThat(Traces.links(SUBNET)).isEmpty();
            assertThat(Traces.of(namespaces)).isNotEmpty();
        }
        assertThat(Traces.of(namespaces)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(NamespaceRights.class)
    void refusesWhatCannotBe(NamespaceRights rights) throws Exception {
        try (LocalRun run = LocalRun.open();
                HostServer host = HostServer.on(run.address(), run.port(8080))) {
            Segment segment = open(run, rights, host);
            NetworkNamespace a = segment.join("a", "eth0", "172.18.0.11");

            assertThatThrownBy(() -> segment.join("b", "eth0", "172.18.0.11"))
                    .hasMessageContainingAll("'b'", "172.18.0.11", "on the segment already");
            assertThatThrownBy(() -> segment.join("b", "eth0", "172.18.0.1"))
                    .hasMessageContainingAll("172.18.0.1", "no free address");
            assertThatThrownBy(() -> segment.join("b", "eth0", "10.0.0.1"))
                    .hasMessageContainingAll("10.0.0.1", "172.18.0.1/16");
            assertThatThrownBy(() -> segment.join("an-overlong-name", "eth0", "172.18.0.12"))
                    .hasMessageContaining("an-overlong-name");
            assertThatThrownBy(() -> a.ip("link set eth7 up"))
                    .isInstanceOf(ProgramFailed.class)
                    .hasMessageContainingAll("ip -batch", "eth7");
        }
    }

    private static Segment open(LocalRun run, NamespaceRights rights, HostServer host)
            throws IOException {
        return Segment.open(
                run.programs(),
                rights,
                SUBNET,
                Files.createDirectory(run.folder().resolve("network")),
                Map.of(6443, host.endpoint()));
    }

    private static String links(NetworkNamespace machine) {
        return machine.run("ip", "-brief", "address").orFail().output();
    }

    /** By what every machine with a shell has; curl is not among it. */
    private static String get(NetworkNamespace machine, String address, int port) {
        String script =
                "exec 3<>/dev/tcp/%s/%d; printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3"
                        .formatted(address, port);
        return machine.run("bash", "-c", script).orFail().output();
    }

    private static String get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private static void serve(LocalRun run, NetworkNamespace machine, String address) {
        Probe started = Probe.of("it was started", () -> Observation.holds("started", 1));
        run.programs()
                .start(
                        machine.inside(
                                new ProgramSpec(
                                        "server",
                                        List.of(
                                                Path.of(
                                                                System.getProperty("java.home"),
                                                                "bin",
                                                                "java")
                                                        .toString(),
                                                "-cp",
                                                System.getProperty("java.class.path"),
                                                HostServer.class.getName(),
                                                address),
                                        Map.of(),
                                        started,
                                        LIMIT,
                                        StopRank.CLIENT)));
    }

    private static String own() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
    }

    /** Says who it is: on the host within this JVM, on a machine as a program. */
    record HostServer(HttpServer server) implements AutoCloseable {

        static HostServer on(String address, int port) throws IOException {
            return saying("I am the host", address, port);
        }

        public static void main(String[] arguments) throws IOException {
            saying("I am b", arguments[0], 80);
        }

        private static HostServer saying(String text, String address, int port) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
            server.createContext(
                    "/",
                    exchange -> {
                        byte[] body = text.getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, body.length);
                        try (exchange) {
                            exchange.getResponseBody().write(body);
                        }
                    });
            server.start();
            return new HostServer(server);
        }

        Endpoint endpoint() {
            return Endpoint.tcp(
                    server.getAddress().getAddress().getHostAddress(),
                    server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
