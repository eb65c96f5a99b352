package dev.relapse.simulation.istiod.xds;

import com.google.protobuf.BoolValue;
import com.google.protobuf.UInt32Value;
import dev.relapse.simulation.istiod.model.Protocol;
import io.envoyproxy.envoy.config.core.v3.TrafficDirection;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import java.util.Collection;

/**
 * The two listeners that redirected traffic enters by.
 *
 * <p>Upstream (istio 1.29.6, {@code pilot/pkg/networking/core/listener_builder.go}) binds them to
 * every address of the pod. Ours have {@code bind_to_port} off like all others: several proxies
 * share one host here, no traffic is redirected, and nothing listens beyond loopback.
 */
final class VirtualListeners {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int OUTBOUND_PORT = 15001;
    private static final int INBOUND_PORT = 15006;

    static final Resource OUTBOUND =
            Resource.of(
                    "virtualOutbound",
                    OutboundListener.unbound(
                                    "virtualOutbound",
                                    LOOPBACK,
                                    OUTBOUND_PORT,
                                    TrafficDirection.OUTBOUND)
                            .setUseOriginalDst(BoolValue.of(true))
                            .addFilterChains(
                                    toPort(
                                            "virtualOutbound-blackhole",
                                            OUTBOUND_PORT,
                                            Filters.tcpProxy(ClusterName.BLACK_HOLE)))
                            .addFilterChains(
                                    FilterChain.newBuilder()
                                            .setName("virtualOutbound-catchall-tcp")
                                            .addFilters(Filters.tcpProxy(ClusterName.PASSTHROUGH)))
                            .build());

    private VirtualListeners() {}

    static Resource inbound(Collection<InboundPort> ports) {
        Listener.Builder listener =
                OutboundListener.unbound(
                        "virtualInbound", LOOPBACK, INBOUND_PORT, TrafficDirection.INBOUND);
        listener.addFilterChains(
                toPort(
                        "virtualInbound-blackhole",
                        INBOUND_PORT,
                        Filters.tcpProxy(ClusterName.BLACK_HOLE)));
        for (InboundPort port : ports) {
            String cluster = ClusterName.inbound(port.number());
            boolean http = port.protocol().handling() == Protocol.Handling.HTTP;
            listener.addFilterChains(
                    toPort(
                            LOOPBACK + "_" + port.number(),
                            port.number(),
                            http
                                    ? Filters.httpToCluster("inbound_" + port.number(), cluster)
                                    : Filters.tcpProxy(cluster)));
        }
        listener.addFilterChains(
                FilterChain.newBuilder()
                        .setName("virtualInbound")
                        .addFilters(Filters.tcpProxy(ClusterName.INBOUND_PASSTHROUGH)));
        return Resource.of("virtualInbound", listener.build());
    }

    private static FilterChain toPort(String name, int port, Filter filter) {
        return FilterChain.newBuilder()
                .setName(name)
                .setFilterChainMatch(
                        FilterChainMatch.newBuilder().setDestinationPort(UInt32Value.of(port)))
                .addFilters(filter)
                .build();
    }
}
