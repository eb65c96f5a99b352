package dev.relapse.simulation.istiod.xds;

import dev.relapse.simulation.istiod.model.EgressListener;
import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.MeshService.Resolution;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import dev.relapse.simulation.istiod.model.Protocol;
import dev.relapse.simulation.istiod.model.ServicePort;
import dev.relapse.simulation.istiod.scope.EgressScope;
import dev.relapse.simulation.istiod.scope.SidecarScope;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Works out the outbound listeners of a scope.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/networking/core/listener.go}, {@code
 * buildSidecarOutboundListeners}. Where two services claim one address and port, the first has it;
 * upstream merges their filter chains under the same name.
 */
final class ListenerBuilder {

    /** Those of virtualOutbound and virtualInbound. */
    private static final Set<Integer> RESERVED = Set.of(15001, 15006);

    private final MeshSnapshot mesh;
    private final Set<Integer> reserved;
    private final Map<String, OutboundListener> listeners = new LinkedHashMap<>();

    private ListenerBuilder(MeshSnapshot mesh, Set<Integer> ownPorts) {
        this.mesh = mesh;
        this.reserved = new HashSet<>(RESERVED);
        reserved.addAll(ownPorts);
    }

    /**
     * By their names, in the order of the services.
     *
     * @param ownPorts ports of the proxy's static listeners
     */
    static Map<String, OutboundListener> outbound(
            MeshSnapshot mesh, SidecarScope scope, Set<Integer> ownPorts) {
        ListenerBuilder builder = new ListenerBuilder(mesh, ownPorts);
        scope.egress().forEach(builder::add);
        return builder.listeners;
    }

    private void add(EgressScope egress) {
        // A listener for all ports leaves alone what listeners with a port have claimed.
        Set<String> claimed =
                egress.listener().port().isPresent() ? Set.of() : Set.copyOf(listeners.keySet());
        for (MeshService service : egress.services()) {
            if (service.resolution() == Resolution.ALIAS) {
                continue;
            }
            egress.listener()
                    .port()
                    .ifPresentOrElse(
                            port -> addOnPort(egress.listener(), port, service),
                            () -> service.ports().forEach(p -> add(egress, service, p, claimed)));
        }
    }

    private void addOnPort(EgressListener listener, ServicePort listen, MeshService service) {
        String bind = listener.bind().orElse("");
        ServicePort target =
                service.ports().stream()
                        .filter(port -> port.number() == listen.number())
                        .findFirst()
                        .orElse(service.ports().get(0));
        put(bind, listen, service, target, Set.of());
    }

    private void add(
            EgressScope egress, MeshService service, ServicePort port, Set<String> claimed) {
        String bind = egress.listener().bind().orElse("");
        if (bind.isEmpty() && isPerEndpoint(service, port)) {
            mesh.endpointsOf(service)
                    .of(port)
                    .forEach(endpoint -> put(endpoint.address(), port, service, port, claimed));
        } else {
            put(bind, port, service, port, claimed);
        }
    }

    /**
     * Clients of a headless service connect to its endpoints' own addresses, ready or not: upstream
     * asks {@code ServiceEndpointsByPort}, which has both.
     */
    private static boolean isPerEndpoint(MeshService service, ServicePort port) {
        Protocol.Handling handling = port.protocol().handling();
        return service.resolution() == Resolution.PASSTHROUGH
                && (handling == Protocol.Handling.TCP || handling == Protocol.Handling.DETECT);
    }

    /**
     * @param bind empty for the default
     * @param listen the port and the protocol to listen with
     * @param claimed names that are not to be touched
     */
    private void put(
            String bind,
            ServicePort listen,
            MeshService service,
            ServicePort target,
            Set<String> claimed) {
        boolean anyAddress = bind.isEmpty() || bind.equals(OutboundListener.WILDCARD);
        OutboundListener listener;
        switch (listen.protocol().handling()) {
            case HTTP -> {
                if (anyAddress && reserved.contains(listen.number())) {
                    return;
                }
                listener =
                        OutboundListener.http(
                                anyAddress ? OutboundListener.WILDCARD : bind, listen.number());
            }
            case TCP, DETECT -> {
                String address =
                        bind.isEmpty()
                                ? service.clusterIp().orElse(OutboundListener.WILDCARD)
                                : bind;
                listener =
                        OutboundListener.tcp(
                                address,
                                listen.number(),
                                listen.protocol().handling(),
                                service,
                                target);
            }
            default -> {
                return;
            }
        }
        if (!claimed.contains(listener.name())) {
            listeners.putIfAbsent(listener.name(), listener);
        }
    }
}
