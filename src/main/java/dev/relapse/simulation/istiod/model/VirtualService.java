package dev.relapse.simulation.istiod.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Istio's VirtualService, as far as it makes services visible: where its routes lead.
 *
 * @param hosts complete, perhaps with a wildcard
 * @param gateways empty means the sidecars of the mesh
 */
public record VirtualService(
        ObjectKey key,
        Instant created,
        List<String> hosts,
        Set<String> gateways,
        Visibility visibility,
        List<Destination> destinations) {

    /**
     * Where a route leads.
     *
     * @param host complete
     * @param port empty means every port
     * @param sourceNamespaces the client namespaces that the route is limited to; empty for all
     */
    public record Destination(String host, Optional<Integer> port, Set<String> sourceNamespaces) {

        public boolean isFor(String namespace) {
            return sourceNamespaces.isEmpty() || sourceNamespaces.contains(namespace);
        }
    }

    public VirtualService {
        hosts = List.copyOf(hosts);
        gateways = Set.copyOf(gateways);
        destinations = List.copyOf(destinations);
    }

    /** Whether sidecars follow it, and not only gateways. */
    public boolean isForSidecars() {
        return gateways.isEmpty() || gateways.contains("mesh");
    }
}
