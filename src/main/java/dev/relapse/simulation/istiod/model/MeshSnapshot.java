package dev.relapse.simulation.istiod.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that istiod knows at one moment. Never changes; the lists are in the order of
 * creation, because the oldest of several contradicting objects wins.
 *
 * @param rootNamespace whose Sidecar without a selector is the default of all others
 * @param endpoints by the service's key
 */
public record MeshSnapshot(
        String rootNamespace,
        List<MeshService> services,
        Map<ObjectKey, ServiceEndpoints> endpoints,
        List<Sidecar> sidecars,
        List<DestinationRule> destinationRules,
        List<VirtualService> virtualServices) {

    public MeshSnapshot {
        services = oldestFirst(services, MeshService::created, MeshService::key);
        endpoints = Map.copyOf(endpoints);
        sidecars = oldestFirst(sidecars, Sidecar::created, Sidecar::key);
        destinationRules =
                oldestFirst(destinationRules, DestinationRule::created, DestinationRule::key);
        virtualServices =
                oldestFirst(virtualServices, VirtualService::created, VirtualService::key);
    }

    public static MeshSnapshot empty(String rootNamespace) {
        return new MeshSnapshot(
                rootNamespace, List.of(), Map.of(), List.of(), List.of(), List.of());
    }

    public ServiceEndpoints endpointsOf(MeshService service) {
        return Objects.requireNonNullElse(endpoints.get(service.key()), ServiceEndpoints.NONE);
    }

    /** The services by host name. */
    public Map<String, MeshService> byHostname() {
        return services.stream()
                .collect(Collectors.toMap(MeshService::hostname, Function.identity()));
    }

    private static <T> List<T> oldestFirst(
            List<T> objects, Function<T, Instant> created, Function<T, ObjectKey> key) {
        return objects.stream().sorted(Comparator.comparing(created).thenComparing(key)).toList();
    }
}
