package dev.relapse.simulation.istiod.xds;

import dev.relapse.simulation.istiod.model.ConfigKey;
import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.ProxyIdentity;
import dev.relapse.simulation.istiod.scope.SidecarScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What one proxy gets of one {@link MeshView}. */
public final class ProxyConfig {

    private final MeshView view;
    private final ProxyIdentity proxy;
    private final SidecarScope scope;

    ProxyConfig(MeshView view, ProxyIdentity proxy, SidecarScope scope) {
        this.view = view;
        this.proxy = proxy;
        this.scope = scope;
    }

    /**
     * Outbound clusters in the order of the services, then those of every sidecar, then inbound.
     */
    public List<Resource> clusters() {
        List<Resource> all = new ArrayList<>(view.outboundClusters(scope, proxy.labels()));
        all.addAll(ClusterBuilder.constant());
        InboundPort.of(view.mesh(), proxy)
                .forEach(port -> all.add(ClusterBuilder.inbound(port.number())));
        return all;
    }

    /** Outbound listeners in the order of the services, then virtualOutbound and virtualInbound. */
    public List<Resource> listeners() {
        List<Resource> all = new ArrayList<>();
        view.outboundListeners(scope, proxy.reservedPorts()).stream()
                // What a workload of a headless service sends to itself is not redirected.
                .filter(listener -> !listener.bind().equals(proxy.address()))
                .map(MeshView.NamedListener::resource)
                .forEach(all::add);
        all.add(VirtualListeners.OUTBOUND);
        all.add(VirtualListeners.inbound(InboundPort.of(view.mesh(), proxy)));
        return all;
    }

    /** The endpoints of these clusters; without any for a cluster whose service is gone. */
    public List<Resource> endpoints(Collection<String> clusters) {
        return clusters.stream()
                .map(name -> EndpointBuilder.assignment(name, view.endpointsOf(name)))
                .toList();
    }

    /** The routes under these names; to an unknown name only the route for everything else. */
    public List<Resource> routes(Collection<String> names) {
        return names.stream().map(name -> RouteBuilder.routes(name, scope)).toList();
    }

    /** All of a type, or those with these names where a proxy asks by name. */
    public List<Resource> of(ResourceType type, Collection<String> names) {
        return switch (type) {
            case CDS -> clusters();
            case LDS -> listeners();
            case EDS -> endpoints(names);
            case RDS -> routes(names);
        };
    }

    /** Whether any of these changes concerns the proxy. */
    public boolean dependsOnAny(Collection<ConfigKey> changed) {
        return scope.dependsOnAny(changed)
                || InboundPort.servicesOf(view.mesh(), proxy).stream()
                        .map((MeshService service) -> ConfigKey.of(service))
                        .anyMatch(changed::contains);
    }

    /** The host names that these changes are about. */
    public Set<String> hostnamesOf(Collection<ConfigKey> changed) {
        return scope.hostnamesOf(changed);
    }
}
