package dev.relapse.simulation.istiod.xds;

import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import dev.relapse.simulation.istiod.model.ProxyIdentity;
import dev.relapse.simulation.istiod.model.ServiceEndpoints;
import dev.relapse.simulation.istiod.scope.SidecarScope;
import dev.relapse.simulation.istiod.scope.SidecarScopes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One {@link MeshSnapshot} with all that is built of it: each resource once, whoever gets it, and
 * what the view before had built of the same objects is taken over. Safe for use by several
 * threads.
 */
public final class MeshView {

    private record ServiceClusters(MeshService service, List<String> subsets) {}

    private record ScopeVariant(SidecarScope scope, Map<String, String> labels) {}

    private record ListenerVariant(SidecarScope scope, Set<Integer> ownPorts) {}

    private final MeshSnapshot mesh;
    private final SidecarScopes scopes;
    private final Map<String, MeshService> byHostname;
    private final GenerationCache<ServiceClusters, List<Resource>> clusters;
    private final GenerationCache<OutboundListener, Resource> listeners;
    private final Map<ScopeVariant, List<Resource>> clustersByScope = new ConcurrentHashMap<>();
    private final Map<ListenerVariant, List<NamedListener>> listenersByScope =
            new ConcurrentHashMap<>();

    private MeshView(
            MeshSnapshot mesh,
            GenerationCache<ServiceClusters, List<Resource>> clusters,
            GenerationCache<OutboundListener, Resource> listeners) {
        this.mesh = mesh;
        this.scopes = new SidecarScopes(mesh);
        this.byHostname = mesh.byHostname();
        this.clusters = clusters;
        this.listeners = listeners;
    }

    /** A view without anything before it. */
    public static MeshView of(MeshSnapshot mesh) {
        return new MeshView(mesh, new GenerationCache<>(), new GenerationCache<>());
    }

    /** The view that follows this one. */
    public MeshView next(MeshSnapshot newMesh) {
        return new MeshView(newMesh, clusters.next(), listeners.next());
    }

    public MeshSnapshot mesh() {
        return mesh;
    }

    /** What a proxy gets. */
    public ProxyConfig configOf(ProxyIdentity proxy) {
        return new ProxyConfig(this, proxy, scopes.of(proxy));
    }

    List<Resource> outboundClusters(SidecarScope scope, Map<String, String> labels) {
        Map<String, String> relevant = scope.dependsOnLabels() ? labels : Map.of();
        return clustersByScope.computeIfAbsent(
                new ScopeVariant(scope, relevant),
                variant ->
                        scope.services().stream()
                                .map(s -> new ServiceClusters(s, scope.subsets(s, relevant)))
                                .flatMap(key -> clusters.get(key, MeshView::build).stream())
                                .toList());
    }

    private static List<Resource> build(ServiceClusters wanted) {
        return ClusterBuilder.outbound(wanted.service(), wanted.subsets());
    }

    List<NamedListener> outboundListeners(SidecarScope scope, Set<Integer> ownPorts) {
        return listenersByScope.computeIfAbsent(
                new ListenerVariant(scope, ownPorts),
                variant ->
                        ListenerBuilder.outbound(mesh, scope, ownPorts).values().stream()
                                .map(this::build)
                                .toList());
    }

    private NamedListener build(OutboundListener listener) {
        return new NamedListener(listener.bind(), listeners.get(listener, OutboundListener::build));
    }

    /** The endpoints of a cluster; none for a cluster whose service is gone. */
    List<ServiceEndpoints.Endpoint> endpointsOf(String cluster) {
        Optional<ClusterName> name = ClusterName.parse(cluster);
        return name.map(n -> byHostname.get(n.hostname()))
                .flatMap(
                        service ->
                                service.ports().stream()
                                        .filter(p -> p.number() == name.get().port())
                                        .findFirst()
                                        .map(mesh.endpointsOf(service)::of))
                .orElse(List.of());
    }

    /** A built listener with the address that it takes. */
    record NamedListener(String bind, Resource resource) {}
}
