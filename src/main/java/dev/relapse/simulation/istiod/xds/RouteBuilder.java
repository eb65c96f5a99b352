package dev.relapse.simulation.istiod.xds;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Duration;
import dev.relapse.simulation.istiod.model.Hostnames;
import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.Protocol;
import dev.relapse.simulation.istiod.model.ServicePort;
import dev.relapse.simulation.istiod.scope.EgressScope;
import dev.relapse.simulation.istiod.scope.SidecarScope;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Builds the routes of a shared HTTP port ({@code 8080}) or of one service's detected port ({@code
 * host:port}).
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/networking/core/httproute.go}. Every host is routed
 * to its own cluster: the route rules of VirtualServices are not followed.
 */
final class RouteBuilder {

    private RouteBuilder() {}

    static Resource routes(String name, SidecarScope scope) {
        RouteConfiguration.Builder routes =
                RouteConfiguration.newBuilder()
                        .setName(name)
                        .setValidateClusters(BoolValue.of(false))
                        .setIgnorePortInHostMatching(true);
        int colon = name.lastIndexOf(':');
        String port = name.substring(colon + 1);
        if (port.matches("\\d{1,5}")) {
            int number = Integer.parseInt(port);
            Optional<String> only =
                    colon < 0 ? Optional.empty() : Optional.of(name.substring(0, colon));
            addHosts(routes, scope, number, only);
        }
        return Resource.of(name, routes.addVirtualHosts(ANYTHING_ELSE).build());
    }

    private static void addHosts(
            RouteConfiguration.Builder routes,
            SidecarScope scope,
            int number,
            Optional<String> only) {
        for (MeshService service : servicesOf(scope, number)) {
            service.ports().stream()
                    .filter(port -> port.number() == number)
                    .filter(port -> only.map(service.hostname()::equals).orElse(isSharedHttp(port)))
                    .findFirst()
                    .ifPresent(port -> routes.addVirtualHosts(host(service, port, scope)));
        }
    }

    private static boolean isSharedHttp(ServicePort port) {
        return port.protocol().handling() == Protocol.Handling.HTTP;
    }

    /** Those of the listener that has the port, else of the first one for all ports. */
    private static List<MeshService> servicesOf(SidecarScope scope, int number) {
        return scope.egress().stream()
                .filter(e -> e.listener().port().map(p -> p.number() == number).orElse(true))
                .findFirst()
                .map(EgressScope::services)
                .orElse(List.of());
    }

    private static VirtualHost host(MeshService service, ServicePort port, SidecarScope scope) {
        return VirtualHost.newBuilder()
                .setName(service.hostname() + ":" + port.number())
                .addAllDomains(domains(service, scope.namespace()))
                .addRoutes(to(ClusterName.outbound(service, port)))
                .setIncludeRequestAttemptCount(true)
                .build();
    }

    private static Set<String> domains(MeshService service, String clientNamespace) {
        String name = service.key().name();
        String namespace = service.key().namespace();
        Set<String> domains = new LinkedHashSet<>();
        domains.add(Hostnames.ofService(name, namespace));
        if (namespace.equals(clientNamespace)) {
            domains.add(name);
        }
        domains.add(name + "." + namespace);
        domains.add(name + "." + namespace + ".svc");
        service.clusterIp().ifPresent(domains::add);
        if (service.resolution() == MeshService.Resolution.PASSTHROUGH) {
            domains.add("*." + Hostnames.ofService(name, namespace));
        }
        return domains;
    }

    /** One route for every path to a cluster. */
    static Route to(String cluster) {
        return Route.newBuilder()
                .setName("default")
                .setMatch(RouteMatch.newBuilder().setPrefix("/"))
                .setRoute(
                        RouteAction.newBuilder()
                                .setCluster(cluster)
                                .setTimeout(Duration.getDefaultInstance()))
                .build();
    }

    private static final VirtualHost ANYTHING_ELSE =
            VirtualHost.newBuilder()
                    .setName("allow_any")
                    .addDomains("*")
                    .addRoutes(to(ClusterName.PASSTHROUGH))
                    .setIncludeRequestAttemptCount(true)
                    .build();
}
