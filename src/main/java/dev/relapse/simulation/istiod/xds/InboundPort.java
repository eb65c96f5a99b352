package dev.relapse.simulation.istiod.xds;

import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import dev.relapse.simulation.istiod.model.Protocol;
import dev.relapse.simulation.istiod.model.ProxyIdentity;
import dev.relapse.simulation.istiod.model.ServicePort;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A port of the proxy's own workload that some service leads to.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/serviceregistry/kube/controller/controller.go},
 * {@code GetProxyServiceTargetsFromMetadata}: the workload is known by the labels that the proxy
 * tells.
 */
record InboundPort(int number, Protocol protocol) {

    /** istiod's name for the cluster it runs in, when none is configured. */
    private static final String CLUSTER = "Kubernetes";

    /** The services whose selector the proxy's labels meet. */
    static List<MeshService> servicesOf(MeshSnapshot mesh, ProxyIdentity proxy) {
        if (!proxy.clusterId().isEmpty() && !proxy.clusterId().equals(CLUSTER)) {
            return List.of();
        }
        return mesh.services().stream()
                .filter(service -> service.key().namespace().equals(proxy.namespace()))
                .filter(service -> !service.selector().isEmpty())
                .filter(s -> proxy.labels().entrySet().containsAll(s.selector().entrySet()))
                .toList();
    }

    /** One per number; the first service decides on the protocol. */
    static Collection<InboundPort> of(MeshSnapshot mesh, ProxyIdentity proxy) {
        Map<Integer, InboundPort> ports = new LinkedHashMap<>();
        for (MeshService service : servicesOf(mesh, proxy)) {
            for (ServicePort port : service.ports()) {
                if (port.protocol() != Protocol.UDP) {
                    number(port, proxy)
                            .ifPresent(
                                    n -> ports.putIfAbsent(n, new InboundPort(n, port.protocol())));
                }
            }
        }
        return ports.values();
    }

    private static Optional<Integer> number(ServicePort port, ProxyIdentity proxy) {
        return port.target().matches("\\d{1,5}")
                ? Optional.of(Integer.parseInt(port.target()))
                : Optional.ofNullable(proxy.podPorts().get(port.target()));
    }
}
