package dev.relapse.simulation.istiod.scope;

import dev.relapse.simulation.istiod.model.EgressListener;
import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.ServicePort;
import dev.relapse.simulation.istiod.model.VirtualService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gathers the services of a scope: those of its egress listeners, and those that the listeners'
 * VirtualServices lead to.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/model/sidecar.go}, {@code collectImportedServices}
 * and {@code appendSidecarServices}.
 */
final class ImportedServices {

    private final String namespace;
    private final Map<String, MeshService> meshByHostname;
    private final Map<String, MeshService> imported = new LinkedHashMap<>();

    ImportedServices(String namespace, Map<String, MeshService> meshByHostname) {
        this.namespace = namespace;
        this.meshByHostname = meshByHostname;
    }

    void addAll(EgressScope egress) {
        egress.services().forEach(this::add);
        egress.virtualServices().forEach(v -> addDestinations(v, egress.listener()));
    }

    List<MeshService> toList() {
        return List.copyOf(imported.values());
    }

    private void addDestinations(VirtualService virtualService, EgressListener listener) {
        virtualService.destinations().stream()
                .filter(destination -> destination.isFor(namespace))
                .collect(Collectors.groupingBy(VirtualService.Destination::host))
                .forEach((host, destinations) -> addDestination(host, destinations, listener));
    }

    private void addDestination(
            String host, List<VirtualService.Destination> destinations, EgressListener listener) {
        Optional.ofNullable(meshByHostname.get(host))
                .filter(service -> isSeen(service))
                .flatMap(
                        service ->
                                listener.matchesPort()
                                        ? EgressScope.cutToPort(service, listener)
                                        : cutToPorts(service, destinations))
                .ifPresent(this::add);
    }

    private boolean isSeen(MeshService service) {
        String owner = service.key().namespace();
        return owner.equals(namespace) || service.visibility().isSeen(owner, namespace);
    }

    private static Optional<MeshService> cutToPorts(
            MeshService service, List<VirtualService.Destination> destinations) {
        if (destinations.stream().anyMatch(destination -> destination.port().isEmpty())) {
            return Optional.of(service);
        }
        Set<Integer> wanted =
                destinations.stream()
                        .map(destination -> destination.port().orElseThrow())
                        .collect(Collectors.toSet());
        return Optional.of(service.onlyPorts(port -> wanted.contains(port.number())))
                .filter(cut -> !cut.ports().isEmpty());
    }

    private void add(MeshService service) {
        imported.merge(service.hostname(), service, ImportedServices::union);
    }

    private static MeshService union(MeshService existing, MeshService more) {
        Set<Integer> known =
                existing.ports().stream().map(ServicePort::number).collect(Collectors.toSet());
        List<ServicePort> ports = new ArrayList<>(existing.ports());
        more.ports().stream().filter(port -> !known.contains(port.number())).forEach(ports::add);
        return ports.size() == existing.ports().size() ? existing : existing.withPorts(ports);
    }
}
