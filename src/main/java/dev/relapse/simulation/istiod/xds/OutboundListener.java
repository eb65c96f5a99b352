package dev.relapse.simulation.istiod.xds;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Duration;
import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.Protocol;
import dev.relapse.simulation.istiod.model.ServicePort;
import io.envoyproxy.envoy.config.core.v3.TrafficDirection;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import java.util.List;

/**
 * Where a sidecar takes one service port's traffic.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/networking/core/listener.go}, {@code
 * buildSidecarOutboundListener} and {@code buildListenerFromEntry}.
 *
 * @param bind an address; {@link #WILDCARD} for every one
 * @param routes the name of the routes where HTTP is to be expected, else empty
 * @param tcpCluster where all else goes
 */
record OutboundListener(
        String bind, int port, Protocol.Handling handling, String routes, String tcpCluster) {

    /**
     * Part of the name of shared listeners. Nothing ever listens there: all our listeners have
     * {@code bind_to_port} off.
     */
    static final String WILDCARD = "0.0.0.0";

    private static final List<String> PLAINTEXT_HTTP = List.of("http/1.0", "http/1.1", "h2c");
    private static final Duration CHAIN_TIMEOUT = Duration.newBuilder().setSeconds(15).build();

    /** All HTTP services of a port share one listener, and the routes under the port's number. */
    static OutboundListener http(String bind, int port) {
        return new OutboundListener(
                bind, port, Protocol.Handling.HTTP, String.valueOf(port), ClusterName.PASSTHROUGH);
    }

    static OutboundListener tcp(
            String bind,
            int listenPort,
            Protocol.Handling handling,
            MeshService service,
            ServicePort port) {
        String routes =
                handling == Protocol.Handling.DETECT
                        ? service.hostname() + ":" + port.number()
                        : "";
        return new OutboundListener(
                bind, listenPort, handling, routes, ClusterName.outbound(service, port));
    }

    String name() {
        return bind + "_" + port;
    }

    Resource build() {
        Listener.Builder listener = unbound(name(), bind, port, TrafficDirection.OUTBOUND);
        if (handling == Protocol.Handling.TCP) {
            listener.addFilterChains(chain().addFilters(Filters.tcpProxy(tcpCluster)));
        } else {
            listener.addListenerFilters(Filters.HTTP_INSPECTOR)
                    .addFilterChains(
                            chain().setFilterChainMatch(
                                            FilterChainMatch.newBuilder()
                                                    .setTransportProtocol("raw_buffer")
                                                    .addAllApplicationProtocols(PLAINTEXT_HTTP))
                                    .addFilters(Filters.httpByRoutes("outbound_" + name(), routes)))
                    .setDefaultFilterChain(
                            chain().setName("PassthroughFilterChain")
                                    .addFilters(Filters.tcpProxy(tcpCluster)));
        }
        return Resource.of(name(), listener.build());
    }

    private static FilterChain.Builder chain() {
        return FilterChain.newBuilder().setTransportSocketConnectTimeout(CHAIN_TIMEOUT);
    }

    /** The start of every listener that we build. */
    static Listener.Builder unbound(
            String name, String address, int port, TrafficDirection direction) {
        return Listener.newBuilder()
                .setName(name)
                .setAddress(EndpointBuilder.address(address, port))
                .setTrafficDirection(direction)
                .setBindToPort(BoolValue.of(false))
                .setListenerFiltersTimeout(Duration.getDefaultInstance())
                .setContinueOnListenerFiltersTimeout(true);
    }
}
