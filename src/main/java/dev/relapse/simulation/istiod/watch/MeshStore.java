package dev.relapse.simulation.istiod.watch;

import dev.relapse.simulation.istiod.model.Change;
import dev.relapse.simulation.istiod.model.ConfigKey;
import dev.relapse.simulation.istiod.model.DestinationRule;
import dev.relapse.simulation.istiod.model.Hostnames;
import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import dev.relapse.simulation.istiod.model.ObjectKey;
import dev.relapse.simulation.istiod.model.ServiceEndpoints;
import dev.relapse.simulation.istiod.model.Sidecar;
import dev.relapse.simulation.istiod.model.VirtualService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the API server told so far, and what each new word of it changes. Safe for use by several
 * threads.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/model/endpointshards.go}, {@code
 * UpdateServiceEndpoints}: the first endpoints of a service are a full change, later ones only
 * concern endpoints; those of a headless service are its listeners.
 */
public final class MeshStore {

    private final String rootNamespace;
    private final Map<ObjectKey, MeshService> services = new HashMap<>();
    private final Map<ObjectKey, Map<ObjectKey, ServiceEndpoints>> slices = new HashMap<>();
    private final Set<ObjectKey> hadEndpoints = new HashSet<>();
    private final Map<ObjectKey, Sidecar> sidecars = new HashMap<>();
    private final Map<ObjectKey, DestinationRule> rules = new HashMap<>();
    private final Map<ObjectKey, VirtualService> virtualServices = new HashMap<>();

    public MeshStore(String rootNamespace) {
        this.rootNamespace = rootNamespace;
    }

    public synchronized MeshSnapshot snapshot() {
        Map<ObjectKey, ServiceEndpoints> endpoints = new HashMap<>();
        slices.forEach((service, parts) -> endpoints.put(service, join(parts)));
        return new MeshSnapshot(
                rootNamespace,
                List.copyOf(services.values()),
                endpoints,
                List.copyOf(sidecars.values()),
                List.copyOf(rules.values()),
                List.copyOf(virtualServices.values()));
    }

    private static ServiceEndpoints join(Map<ObjectKey, ServiceEndpoints> parts) {
        return parts.values().stream().reduce(ServiceEndpoints.NONE, ServiceEndpoints::and);
    }

    /**
     * Takes in that a Service came, changed or went.
     *
     * @param service empty when it is gone
     */
    public synchronized Change service(ObjectKey key, Optional<MeshService> service) {
        if (service.isEmpty()) {
            hadEndpoints.remove(key);
        }
        return store(services, key, service) ? Change.full(serviceKey(key)) : Change.NONE;
    }

    /**
     * Takes in that an EndpointSlice came, changed or went.
     *
     * @param endpoints empty when the slice is gone
     */
    public synchronized Change slice(
            ObjectKey slice, ObjectKey service, Optional<ServiceEndpoints> endpoints) {
        Map<ObjectKey, ServiceEndpoints> parts =
                slices.computeIfAbsent(service, any -> new HashMap<>());
        boolean changed = store(parts, slice, endpoints);
        if (parts.isEmpty()) {
            slices.remove(service);
        }
        if (!changed) {
            return Change.NONE;
        }
        boolean first = endpoints.isPresent() && hadEndpoints.add(service);
        return first || isHeadless(service)
                ? Change.full(serviceKey(service))
                : Change.endpoints(serviceKey(service));
    }

    private boolean isHeadless(ObjectKey key) {
        MeshService service = services.get(key);
        return service != null && service.resolution() == MeshService.Resolution.PASSTHROUGH;
    }

    /**
     * Takes in that a Sidecar came, changed or went.
     *
     * @param sidecar empty when it is gone
     */
    public synchronized Change sidecar(ObjectKey key, Optional<Sidecar> sidecar) {
        return store(sidecars, key, sidecar)
                ? Change.full(ConfigKey.of(ConfigKey.Kind.SIDECAR, key))
                : Change.NONE;
    }

    /**
     * Takes in that a DestinationRule came, changed or went.
     *
     * @param rule empty when it is gone
     */
    public synchronized Change destinationRule(ObjectKey key, Optional<DestinationRule> rule) {
        return store(rules, key, rule)
                ? Change.full(ConfigKey.of(ConfigKey.Kind.DESTINATION_RULE, key))
                : Change.NONE;
    }

    /**
     * Takes in that a VirtualService came, changed or went.
     *
     * @param virtualService empty when it is gone
     */
    public synchronized Change virtualService(
            ObjectKey key, Optional<VirtualService> virtualService) {
        return store(virtualServices, key, virtualService)
                ? Change.full(ConfigKey.of(ConfigKey.Kind.VIRTUAL_SERVICE, key))
                : Change.NONE;
    }

    private static ConfigKey serviceKey(ObjectKey key) {
        String hostname = Hostnames.ofService(key.name(), key.namespace());
        return new ConfigKey(ConfigKey.Kind.SERVICE, key.namespace(), hostname);
    }

    private static <T> boolean store(Map<ObjectKey, T> all, ObjectKey key, Optional<T> object) {
        T before = object.isPresent() ? all.put(key, object.get()) : all.remove(key);
        return !Optional.ofNullable(before).equals(object);
    }
}
