package dev.relapse.simulation.istiod.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A Kubernetes Service as the mesh sees it.
 *
 * @param clusterIp empty for headless and ExternalName services
 * @param selector the labels of its workloads; empty for none
 */
public record MeshService(
        ObjectKey key,
        Instant created,
        Resolution resolution,
        Optional<String> clusterIp,
        List<ServicePort> ports,
        Visibility visibility,
        Map<String, String> selector) {

    /** How the address of a workload is found. */
    public enum Resolution {
        /** By the proxy, among the endpoints it was told. */
        ENDPOINTS,
        /** The client already chose it: a headless service. */
        PASSTHROUGH,
        /** Another name for something else (ExternalName): neither clusters nor listeners. */
        ALIAS
    }

    public MeshService {
        ports = List.copyOf(ports);
        selector = Map.copyOf(selector);
    }

    public String hostname() {
        return Hostnames.ofService(key.name(), key.namespace());
    }

    /** The same service with fewer ports; itself when all pass. */
    public MeshService onlyPorts(Predicate<ServicePort> kept) {
        List<ServicePort> remaining = ports.stream().filter(kept).toList();
        return remaining.size() == ports.size() ? this : withPorts(remaining);
    }

    public MeshService withPorts(List<ServicePort> newPorts) {
        return new MeshService(key, created, resolution, clusterIp, newPorts, visibility, selector);
    }

    /** Cheap, because services are keys of the caches of built resources. */
    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
