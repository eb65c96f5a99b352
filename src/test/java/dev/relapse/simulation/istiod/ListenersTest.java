package dev.relapse.simulation.istiod;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.relapse.simulation.istiod.model.Protocol;
import dev.relapse.simulation.istiod.model.ProxyIdentity;
import dev.relapse.simulation.istiod.xds.MeshView;
import dev.relapse.simulation.istiod.xds.Resource;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which listeners services make. Expected values: istio 1.29.6, {@code
 * pilot/pkg/networking/core/listener.go}, {@code buildSidecarOutboundListeners}, and {@code
 * pkg/config/kube/conversion.go}, {@code ConvertProtocol}.
 */
class ListenersTest {

    @ParameterizedTest(name = "port {0} named {1}, {2}, appProtocol {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "80, http, TCP, -, HTTP",
                "80, http-web, TCP, -, HTTP",
                "80, HTTP2-x, TCP, -, HTTP2",
                "80, grpc, TCP, -, GRPC",
                "80, grpc-web-x, TCP, -, GRPC_WEB",
                "80, tcp-x, TCP, -, TCP",
                "80, tls, TCP, -, TLS",
                "443, https, TCP, -, HTTPS",
                "80, mongo, TCP, -, MONGO",
                "80, redis-x, TCP, -, REDIS",
                "80, mysql, TCP, -, MYSQL",
                "53, dns, UDP, -, UDP",
                "80, web, TCP, -, UNDECLARED",
                "80, '', TCP, -, UNDECLARED",
                "3306, db, TCP, -, TCP",
                "27017, db, TCP, -, TCP",
                "25, '', TCP, -, TCP",
                "80, http, TCP, tcp, TCP",
                "80, x, TCP, kubernetes.io/h2c, HTTP2",
                "80, x, TCP, kubernetes.io/ws, HTTP",
                "80, x, TCP, kubernetes.io/wss, HTTPS",
                "80, http, TCP, example.com/other, UNDECLARED",
            })
    void protocolOfAPort(int port, String name, String transport, String app, Protocol expected) {
        assertThat(Protocol.ofServicePort(port, name, transport, Optional.ofNullable(app)))
                .isEqualTo(expected);
    }

    private static Arguments service(String name, String spec, String... listeners) {
        return Arguments.of(name, spec, Set.of(listeners));
    }

    private static Stream<Arguments> services() {
        return Stream.of(
                service(
                        "HTTP shares its port",
                        "clusterIP: 10.0.0.1, ports: [{name: http, port: 80}]",
                        "0.0.0.0_80"),
                service(
                        "TCP has its address",
                        "clusterIP: 10.0.0.1, ports: [{name: tcp, port: 80}]",
                        "10.0.0.1_80"),
                service(
                        "undeclared has its address",
                        "clusterIP: 10.0.0.1, ports: [{name: x, port: 80}]",
                        "10.0.0.1_80"),
                service(
                        "UDP has none",
                        "clusterIP: 10.0.0.1, ports: [{name: x, port: 80, protocol: UDP}]"),
                service(
                        "headless TCP without endpoints has none",
                        "clusterIP: None, ports: [{name: tcp, port: 80}]"),
                service(
                        "headless HTTP shares its port",
                        "clusterIP: None, ports: [{name: http, port: 80}]",
                        "0.0.0.0_80"),
                service(
                        "another name has none",
                        "type: ExternalName, externalName: x.org, ports: [{name: http, port: 80}]"),
                // context.go, conflictWithReservedListener
                service(
                        "HTTP on the proxy's own ports has none",
                        "clusterIP: 10.0.0.1, ports: [{name: http, port: 15001}, {name: http-i, port: 15006}, {name: http-s, port: 15021}]"),
                service(
                        "TCP on the proxy's own ports has its address",
                        "clusterIP: 10.0.0.1, ports: [{name: tcp, port: 15001}]",
                        "10.0.0.1_15001"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void listenersOfAService(String name, String spec, Set<String> expected) {
        assertThat(names(mesh(spec), proxy("10.1.1.1"))).as(name).isEqualTo(expected);
    }

    private static RecordedMesh mesh(String spec) {
        return RecordedMesh.empty()
                .kubernetes(
                        """
                        apiVersion: v1
                        kind: List
                        items:
                        - {apiVersion: v1, kind: Service, metadata: {name: s, namespace: a}, spec: {%s}}
                        """
                                .formatted(spec));
    }

    private static ProxyIdentity proxy(String address) {
        return new ProxyIdentity("w.a", address, "a", Map.of(), "", "", Map.of(), Set.of(15021));
    }

    private static Set<String> names(RecordedMesh mesh, ProxyIdentity proxy) {
        Set<String> names = new HashSet<>();
        MeshView.of(mesh.snapshot()).configOf(proxy).listeners().forEach(l -> names.add(l.name()));
        assertThat(names.remove("virtualOutbound")).isTrue();
        assertThat(names.remove("virtualInbound")).isTrue();
        return names;
    }

    /** Upstream: push_context.go, ServiceEndpointsByPort, tells of endpoints that are not ready. */
    @Test
    void everyOtherEndpointOfAHeadlessServiceHasAListener() {
        RecordedMesh mesh =
                mesh("clusterIP: None, ports: [{name: tcp, port: 80}]")
                        .kubernetes(
                                """
                                apiVersion: v1
                                kind: List
                                items:
                                - apiVersion: discovery.k8s.io/v1
                                  kind: EndpointSlice
                                  metadata: {name: s-1, namespace: a, labels: {kubernetes.io/service-name: s}}
                                  addressType: IPv4
                                  endpoints:
                                  - {addresses: [10.1.0.1]}
                                  - {addresses: [10.1.0.2], conditions: {ready: true}}
                                  - {addresses: [10.1.0.3], conditions: {ready: false}}
                                  ports: [{name: tcp, port: 80}]
                                """);
        assertThat(names(mesh, proxy("10.1.0.2")))
                .containsExactlyInAnyOrder("10.1.0.1_80", "10.1.0.3_80");
    }

    @Test
    void anEgressListenerWithAnAddressAndAPortClaimsThem() {
        RecordedMesh mesh =
                mesh("clusterIP: 10.0.0.1, ports: [{name: http, port: 80}, {name: tcp, port: 90}]")
                        .istio(
                                """
                                {kind: Sidecar, metadata: {namespace: a, name: s}, spec: {egress: [
                                 {port: {number: 80, protocol: HTTP, name: h}, bind: 127.0.0.1, hosts: ['./*']},
                                 {hosts: ['./*']}]}}
                                """);
        assertThat(names(mesh, proxy("10.1.0.2")))
                .containsExactlyInAnyOrder("127.0.0.1_80", "0.0.0.0_80", "10.0.0.1_90");
    }

    /** Upstream: controller.go, GetProxyServiceTargetsFromMetadata. */
    @Test
    void aServiceThatSelectsTheProxyGivesItAnInboundCluster() {
        RecordedMesh mesh =
                mesh(
                        "clusterIP: 10.0.0.1, selector: {app: web}, ports:"
                                + " [{name: http, port: 80, targetPort: 8080},"
                                + " {name: tcp, port: 90, targetPort: named}]");
        ProxyIdentity proxy =
                new ProxyIdentity(
                        "w.a",
                        "10.1.1.1",
                        "a",
                        Map.of("app", "web", "v", "1"),
                        "Kubernetes",
                        "",
                        Map.of("named", 9090),
                        Set.of());
        List<String> inbound =
                MeshView.of(mesh.snapshot()).configOf(proxy).clusters().stream()
                        .map(Resource::name)
                        .filter(name -> name.startsWith("inbound|"))
                        .toList();
        assertThat(inbound).containsExactly("inbound|8080||", "inbound|9090||");
    }

    @Test
    void noListenerOpensASocket() throws InvalidProtocolBufferException {
        List<Resource> listeners =
                MeshView.of(RecordedMesh.load().snapshot())
                        .configOf(RecordedMesh.proxy())
                        .listeners();
        assertThat(listeners).hasSize(20);
        for (Resource listener : listeners) {
            Listener built = listener.body().unpack(Listener.class);
            assertThat(built.getBindToPort().getValue()).as(listener.name()).isFalse();
            assertThat(built.hasBindToPort()).as(listener.name()).isTrue();
        }
    }
}
