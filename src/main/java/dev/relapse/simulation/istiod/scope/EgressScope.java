package dev.relapse.simulation.istiod.scope;

import dev.relapse.simulation.istiod.model.EgressListener;
import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import dev.relapse.simulation.istiod.model.VirtualService;
import java.util.List;
import java.util.Optional;

/**
 * One egress listener with the services and VirtualServices that it brings to a namespace.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/model/sidecar.go}, {@code
 * IstioEgressListenerWrapper}.
 *
 * @param services those that get listeners; with a port, cut down to that port
 */
public record EgressScope(
        EgressListener listener, List<MeshService> services, List<VirtualService> virtualServices) {

    static EgressScope of(MeshSnapshot mesh, EgressListener listener, String namespace) {
        HostSelection hosts = new HostSelection(listener.hosts(), namespace);
        List<MeshService> services =
                mesh.services().stream()
                        .filter(s -> s.visibility().isSeen(s.key().namespace(), namespace))
                        .filter(s -> hosts.bringsService(s.key().namespace(), s.hostname()))
                        .map(s -> cutToPort(s, listener))
                        .flatMap(Optional::stream)
                        .toList();
        List<VirtualService> virtualServices =
                mesh.virtualServices().stream()
                        .filter(VirtualService::isForSidecars)
                        .filter(v -> v.visibility().isSeen(v.key().namespace(), namespace))
                        .filter(v -> hosts.bringsVirtualService(v.key().namespace(), v.hosts()))
                        .toList();
        return new EgressScope(listener, services, virtualServices);
    }

    /** Empty when the listener has a port that the service lacks. */
    static Optional<MeshService> cutToPort(MeshService service, EgressListener listener) {
        if (!listener.matchesPort()) {
            return Optional.of(service);
        }
        int wanted = listener.port().orElseThrow().number();
        return Optional.of(service.onlyPorts(port -> port.number() == wanted))
                .filter(cut -> !cut.ports().isEmpty());
    }
}
