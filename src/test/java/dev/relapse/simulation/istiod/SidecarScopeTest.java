package dev.relapse.simulation.istiod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.simulation.istiod.xds.MeshView;
import dev.relapse.simulation.istiod.xds.ProxyConfig;
import dev.relapse.simulation.istiod.xds.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which services a proxy of namespace {@code a} with label {@code app=web} sees: one case per rule,
 * each with the upstream function (istio 1.29.6) that its expected value is from.
 */
class SidecarScopeTest {

    private static final String SERVICES =
            """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Service, metadata: {name: one, namespace: a},
               spec: {clusterIP: 10.0.0.1, ports: [{name: http, port: 80}]}}
            - {apiVersion: v1, kind: Service, metadata: {name: two, namespace: b},
               spec: {clusterIP: 10.0.0.2, ports: [{name: http, port: 80}, {name: tcp, port: 90}]}}
            - {apiVersion: v1, kind: Service, metadata: {name: three, namespace: b},
               spec: {clusterIP: 10.0.0.3, ports: [{name: tcp, port: 90}]}}
            - {apiVersion: v1, kind: Service, metadata: {name: root, namespace: istio-system},
               spec: {clusterIP: 10.0.0.4, ports: [{name: http, port: 80}]}}
            - {apiVersion: v1, kind: Service,
               metadata: {name: own, namespace: c, annotations: {networking.istio.io/exportTo: .}},
               spec: {clusterIP: 10.0.0.5, ports: [{name: http, port: 80}]}}
            - {apiVersion: v1, kind: Service,
               metadata: {name: given, namespace: c, annotations: {networking.istio.io/exportTo: 'x, a'}},
               spec: {clusterIP: 10.0.0.6, ports: [{name: http, port: 80}]}}
            - {apiVersion: v1, kind: Service,
               metadata: {name: none, namespace: c, annotations: {networking.istio.io/exportTo: '~'}},
               spec: {clusterIP: 10.0.0.7, ports: [{name: http, port: 80}]}}
            """;

    private static String sidecar(String namespace, String name, String spec) {
        return sidecar(namespace, name, "2026-01-01T00:00:00Z", spec);
    }

    private static String sidecar(String namespace, String name, String created, String spec) {
        return ("{kind: Sidecar, metadata: {namespace: %s, name: %s, creationTimestamp: '%s'},"
                        + " spec: {%s}}")
                .formatted(namespace, name, created, spec);
    }

    private static String egress(String... hosts) {
        return "egress: [{hosts: ["
                + Arrays.stream(hosts).map(h -> "'" + h + "'").collect(Collectors.joining(","))
                + "]}]";
    }

    private static Arguments rule(String name, List<String> objects, String... seen) {
        return Arguments.of(name, objects, Set.of(seen));
    }

    private static Stream<Arguments> rules() {
        String everything = "one.a:80 two.b:80 two.b:90 three.b:90 root.istio-system:80 given.c:80";
        return Stream.of(
                // sidecar.go, initSidecarScopeInternalIndexes; push_context.go, IsServiceVisible
                rule("without a Sidecar, all that is exported", List.of(), everything.split(" ")),
                // sidecar.go, convertIstioListenerToWrapper, currentNamespace
                rule(
                        "a dot is the proxy's own namespace",
                        List.of(sidecar("a", "s", egress("./*"))),
                        "one.a:80"),
                // push_context.go, doGetSidecarScope: the root's is converted for each namespace
                rule(
                        "a dot in the root's Sidecar is the proxy's namespace too",
                        List.of(sidecar("istio-system", "s", egress("./*"))),
                        "one.a:80"),
                // push_context.go, initSidecarScopes: only one without a selector is the root's
                rule(
                        "the root's Sidecar with a selector is not a default",
                        List.of(
                                sidecar(
                                        "istio-system",
                                        "s",
                                        "workloadSelector: {labels: {app: web}}, "
                                                + egress("./*"))),
                        everything.split(" ")),
                // push_context.go, doGetSidecarScope
                rule(
                        "the namespace's own Sidecar hides the root's",
                        List.of(
                                sidecar("istio-system", "s", egress("./*")),
                                sidecar("a", "s", egress("b/*"))),
                        "two.b:80",
                        "two.b:90",
                        "three.b:90"),
                // push_context.go, doGetSidecarScope: selectors stand in front
                rule(
                        "one that selects the proxy comes before an older one for all",
                        List.of(
                                sidecar("a", "all", "2025-01-01T00:00:00Z", egress("b/*")),
                                sidecar(
                                        "a",
                                        "sel",
                                        "2026-01-01T00:00:00Z",
                                        "workloadSelector: {labels: {app: web}}, "
                                                + egress("./*"))),
                        "one.a:80"),
                rule(
                        "one that selects others does not count",
                        List.of(
                                sidecar(
                                        "a",
                                        "sel",
                                        "workloadSelector: {labels: {app: db}}, " + egress("./*"))),
                        everything.split(" ")),
                // config.go, sortConfigByCreationTime
                rule(
                        "the oldest of two wins",
                        List.of(
                                sidecar("a", "a-new", "2026-01-02T00:00:00Z", egress("b/*")),
                                sidecar("a", "b-old", "2026-01-01T00:00:00Z", egress("./*"))),
                        "one.a:80"),
                rule(
                        "by name when of one age",
                        List.of(sidecar("a", "y", egress("b/*")), sidecar("a", "x", egress("./*"))),
                        "one.a:80"),
                // sidecar.go, initSidecarScopeInternalIndexes: no egress means */*
                rule(
                        "no egress is everything",
                        List.of(sidecar("a", "s", "")),
                        everything.split(" ")),
                // sidecar.go, selectServices: ~ is a namespace without services
                rule("a tilde is nothing", List.of(sidecar("a", "s", egress("~/*")))),
                // sidecar.go, hostClassification.Matches
                rule(
                        "one host of any namespace",
                        List.of(sidecar("a", "s", egress("*/three.b.svc.cluster.local"))),
                        "three.b:90"),
                rule(
                        "a host of another namespace is not found",
                        List.of(sidecar("a", "s", egress("a/three.b.svc.cluster.local")))),
                rule(
                        "hosts by wildcard",
                        List.of(sidecar("a", "s", egress("*/*.b.svc.cluster.local"))),
                        "two.b:80",
                        "two.b:90",
                        "three.b:90"),
                // sidecar.go, serviceMatchingListenerPort
                rule(
                        "a listener with a port brings only that port",
                        List.of(
                                sidecar(
                                        "a",
                                        "s",
                                        "egress: [{port: {number: 90, protocol: TCP, name: t},"
                                                + " hosts: ['b/*']}]")),
                        "two.b:90",
                        "three.b:90"),
                // sidecar.go, appendSidecarServices: ports of one service are joined
                rule(
                        "two listeners bring two ports of one service",
                        List.of(
                                sidecar(
                                        "a",
                                        "s",
                                        "egress: [{port: {number: 90, protocol: TCP, name: t},"
                                                + " hosts: ['b/two.b.svc.cluster.local']},"
                                                + " {port: {number: 80, protocol: HTTP, name: h},"
                                                + " hosts: ['b/two.b.svc.cluster.local']}]")),
                        "two.b:80",
                        "two.b:90"),
                // sidecar.go, collectImportedServices; serviceMatchingVirtualServicePorts
                rule(
                        "a VirtualService brings the port that it leads to",
                        List.of(
                                sidecar("a", "s", egress("./*")),
                                virtualService(
                                        "a",
                                        "[one]",
                                        "two.b.svc.cluster.local",
                                        "{number: 90}",
                                        "")),
                        "one.a:80",
                        "two.b:90"),
                rule(
                        "without a port it brings all",
                        List.of(
                                sidecar("a", "s", egress("./*")),
                                virtualService(
                                        "a", "[one]", "two.b.svc.cluster.local", "null", "")),
                        "one.a:80",
                        "two.b:80",
                        "two.b:90"),
                // config.go, ResolveShortnameToFQDN
                rule(
                        "a short destination is of the VirtualService's namespace",
                        List.of(
                                sidecar("a", "s", egress("./*", "b/two.b.svc.cluster.local")),
                                virtualService("b", "[two]", "three", "null", "")),
                        "one.a:80",
                        "two.b:80",
                        "two.b:90",
                        "three.b:90"),
                // virtualservice.go, SelectVirtualServices: its hosts must be imported
                rule(
                        "a VirtualService for hosts out of scope brings nothing",
                        List.of(
                                sidecar("a", "s", egress("./*")),
                                virtualService("b", "[two]", "three", "null", "")),
                        "one.a:80"),
                // push_context.go, initVirtualServices: exportTo
                rule(
                        "a private VirtualService of another namespace brings nothing",
                        List.of(
                                sidecar("a", "s", egress("./*", "b/two.b.svc.cluster.local")),
                                virtualService("b", "[two]", "three", "null", "exportTo: [.],")),
                        "one.a:80",
                        "two.b:80",
                        "two.b:90"),
                // push_context.go, getGatewayNames
                rule(
                        "one for gateways only brings nothing",
                        List.of(
                                sidecar("a", "s", egress("./*")),
                                virtualService(
                                        "a",
                                        "[one]",
                                        "two.b.svc.cluster.local",
                                        "null",
                                        "gateways: [g],")),
                        "one.a:80"),
                // push_context.go, pickFirstVisibleNamespace
                rule(
                        "a VirtualService does not show what is not exported",
                        List.of(
                                sidecar("a", "s", egress("./*")),
                                virtualService(
                                        "a", "[one]", "own.c.svc.cluster.local", "null", "")),
                        "one.a:80"));
    }

    private static String virtualService(
            String namespace, String hosts, String destination, String port, String more) {
        return ("{kind: VirtualService, metadata: {namespace: %s, name: v}, spec: {%s hosts: %s,"
                        + " http: [{route: [{destination: {host: %s, port: %s}}]}]}}")
                .formatted(namespace, more, hosts, destination, port);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void brings(String name, List<String> objects, Set<String> expected) {
        assertThat(seen(objects)).as(name).isEqualTo(expected);
    }

    private static Set<String> seen(List<String> objects) {
        return clusters(objects).stream()
                .map(cluster -> cluster.split("\\|", -1))
                .map(parts -> parts[3].replace(".svc.cluster.local", "") + ":" + parts[1])
                .collect(Collectors.toSet());
    }

    private static List<String> clusters(List<String> objects) {
        RecordedMesh mesh =
                RecordedMesh.empty().kubernetes(SERVICES).istio(objects.toArray(String[]::new));
        ProxyConfig config =
                MeshView.of(mesh.snapshot())
                        .configOf(RecordedMesh.proxy("a", Map.of("app", "web")));
        return config.clusters().stream()
                .map(Resource::name)
                .filter(cluster -> cluster.startsWith("outbound|"))
                .toList();
    }

    private static Stream<Arguments> destinationRules() {
        return Stream.of(
                // push_context.go, destinationRule: the client's namespace first
                rule(
                        "the client's own hides the service's",
                        List.of(
                                subsets("b", "r", "one.a.svc.cluster.local", "exported", ""),
                                subsets("a", "r", "one", "own", "")),
                        "own"),
                rule(
                        "the service's namespace exports to all",
                        List.of(subsets("b", "r", "two", "v1", "")),
                        "v1"),
                rule(
                        "a private one of the service's namespace is not followed",
                        List.of(subsets("b", "r", "two", "v1", "exportTo: [.],"))),
                rule(
                        "one exported to others is not followed",
                        List.of(subsets("b", "r", "two", "v1", "exportTo: [x],"))),
                rule(
                        "the root namespace's comes last",
                        List.of(subsets("istio-system", "r", "*.svc.cluster.local", "any", "")),
                        "any"),
                rule(
                        "a third namespace's is not followed",
                        List.of(subsets("c", "r", "two.b.svc.cluster.local", "v1", ""))),
                // config.go, MostSpecificHostMatch
                rule(
                        "the most specific host wins",
                        List.of(
                                subsets("b", "wide", "*.cluster.local", "wide", ""),
                                subsets("b", "near", "*.b.svc.cluster.local", "near", "")),
                        "near"),
                // destination_rule.go, mergeDestinationRule
                rule(
                        "two for one host are merged",
                        List.of(
                                subsets("b", "x", "two", "v1", ""),
                                subsets("b", "y", "two", "v2", "")),
                        "v1",
                        "v2"),
                // sidecar.go, DestinationRule: a selector counts in its own namespace only
                rule(
                        "one that selects the client wins",
                        List.of(
                                subsets("a", "x", "two.b.svc.cluster.local", "all", ""),
                                subsets(
                                        "a",
                                        "y",
                                        "two.b.svc.cluster.local",
                                        "mine",
                                        "workloadSelector: {matchLabels: {app: web}},")),
                        "mine"),
                rule(
                        "one that selects others does not count",
                        List.of(
                                subsets(
                                        "a",
                                        "y",
                                        "two.b.svc.cluster.local",
                                        "other",
                                        "workloadSelector: {matchLabels: {app: db}},"))));
    }

    private static String subsets(
            String namespace, String name, String host, String subset, String more) {
        return ("{kind: DestinationRule, metadata: {namespace: %s, name: %s},"
                        + " spec: {%s host: '%s', subsets: [{name: %s}]}}")
                .formatted(namespace, name, more, host, subset);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("destinationRules")
    void addsSubsets(String name, List<String> objects, Set<String> expected) {
        Set<String> found =
                clusters(objects).stream()
                        .map(cluster -> cluster.split("\\|", -1)[2])
                        .filter(subset -> !subset.isEmpty())
                        .collect(Collectors.toSet());
        assertThat(found).as(name).isEqualTo(expected);
    }

    @Test
    void aSubsetIsAddedForEveryPort() {
        assertThat(clusters(List.of(subsets("b", "r", "two", "v1", ""))))
                .contains(
                        "outbound|80|v1|two.b.svc.cluster.local",
                        "outbound|90|v1|two.b.svc.cluster.local");
    }
}
