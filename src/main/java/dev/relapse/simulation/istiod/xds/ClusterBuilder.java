package dev.relapse.simulation.istiod.xds;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.Value;
import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.MeshService.Resolution;
import dev.relapse.simulation.istiod.model.Protocol;
import dev.relapse.simulation.istiod.model.ServicePort;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.AggregatedConfigSource;
import io.envoyproxy.envoy.config.core.v3.ApiVersion;
import io.envoyproxy.envoy.config.core.v3.BindConfig;
import io.envoyproxy.envoy.config.core.v3.ConfigSource;
import io.envoyproxy.envoy.config.core.v3.Http1ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.Http2ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds clusters.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/networking/core/cluster.go} and {@code
 * cluster_builder.go}. Left out: mutual TLS, traffic policies and Istio's own Envoy extensions.
 */
final class ClusterBuilder {

    private static final String HTTP_OPTIONS =
            "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";
    private static final Duration CONNECT_TIMEOUT = Duration.newBuilder().setSeconds(10).build();
    private static final UInt32Value UNLIMITED = UInt32Value.of(-1);

    private static final CircuitBreakers NO_LIMITS =
            CircuitBreakers.newBuilder()
                    .addThresholds(
                            CircuitBreakers.Thresholds.newBuilder()
                                    .setMaxConnections(UNLIMITED)
                                    .setMaxPendingRequests(UNLIMITED)
                                    .setMaxRequests(UNLIMITED)
                                    .setMaxRetries(UNLIMITED)
                                    .setTrackRemaining(true))
                    .build();

    private static final Cluster.EdsClusterConfig EDS_OVER_ADS =
            Cluster.EdsClusterConfig.newBuilder().setEdsConfig(overAds()).build();

    /** Where loop-free inbound traffic comes from, so that it is not redirected once more. */
    private static final String INBOUND_SOURCE = "127.0.0.6";

    private ClusterBuilder() {}

    static ConfigSource overAds() {
        return ConfigSource.newBuilder()
                .setAds(AggregatedConfigSource.getDefaultInstance())
                .setInitialFetchTimeout(Duration.getDefaultInstance())
                .setResourceApiVersion(ApiVersion.V3)
                .build();
    }

    /** One cluster per port that is proxied, and one more for each subset. */
    static List<Resource> outbound(MeshService service, List<String> subsets) {
        List<Resource> built = new ArrayList<>();
        if (service.resolution() == Resolution.ALIAS) {
            return built;
        }
        for (ServicePort port : service.ports()) {
            if (port.protocol() == Protocol.UDP) {
                continue;
            }
            built.add(outbound(service, port, ""));
            subsets.forEach(subset -> built.add(outbound(service, port, subset)));
        }
        return List.copyOf(built);
    }

    private static Resource outbound(MeshService service, ServicePort port, String subset) {
        String name = new ClusterName(port.number(), subset, service.hostname()).toString();
        Cluster.Builder cluster =
                named(name)
                        .setCommonLbConfig(Cluster.CommonLbConfig.getDefaultInstance())
                        .setCircuitBreakers(NO_LIMITS)
                        .setMetadata(metadata(service, port, subset));
        if (service.resolution() == Resolution.PASSTHROUGH) {
            passThrough(cluster);
        } else {
            cluster.setType(Cluster.DiscoveryType.EDS)
                    .setLbPolicy(Cluster.LbPolicy.LEAST_REQUEST)
                    .setEdsClusterConfig(EDS_OVER_ADS.toBuilder().setServiceName(name));
        }
        if (port.protocol().isHttp2()) {
            cluster.putTypedExtensionProtocolOptions(HTTP_OPTIONS, HTTP2);
        } else if (port.protocol().handling() == Protocol.Handling.DETECT) {
            cluster.putTypedExtensionProtocolOptions(HTTP_OPTIONS, AS_DOWNSTREAM);
        }
        return Resource.of(name, cluster.build());
    }

    /** Those that every sidecar has, whatever its scope. */
    static List<Resource> constant() {
        return CONSTANT;
    }

    /** The cluster that leads to one port of the proxy's own workload. */
    static Resource inbound(int port) {
        String name = ClusterName.inbound(port);
        return Resource.of(
                name,
                passThrough(named(name))
                        .setCircuitBreakers(NO_LIMITS)
                        .setUpstreamBindConfig(fromInboundSource())
                        .build());
    }

    private static Cluster.Builder named(String name) {
        return Cluster.newBuilder()
                .setName(name)
                // The trailing semicolon tells Envoy's statistics where the name ends.
                .setAltStatName(name + ";")
                .setConnectTimeout(CONNECT_TIMEOUT);
    }

    private static Cluster.Builder passThrough(Cluster.Builder cluster) {
        return cluster.setType(Cluster.DiscoveryType.ORIGINAL_DST)
                .setLbPolicy(Cluster.LbPolicy.CLUSTER_PROVIDED);
    }

    private static BindConfig fromInboundSource() {
        return BindConfig.newBuilder()
                .setSourceAddress(
                        SocketAddress.newBuilder().setAddress(INBOUND_SOURCE).setPortValue(0))
                .build();
    }

    private static Metadata metadata(MeshService service, ServicePort port, String subset) {
        Struct.Builder described =
                Struct.newBuilder()
                        .putFields("host", text(service.hostname()))
                        .putFields("name", text(service.key().name()))
                        .putFields("namespace", text(service.key().namespace()));
        Struct.Builder istio =
                Struct.newBuilder()
                        .putFields(
                                "services",
                                Value.newBuilder()
                                        .setListValue(
                                                ListValue.newBuilder()
                                                        .addValues(
                                                                Value.newBuilder()
                                                                        .setStructValue(described)))
                                        .build())
                        .putFields(
                                "default_original_port",
                                Value.newBuilder().setNumberValue(port.number()).build());
        if (!subset.isEmpty()) {
            istio.putFields("subset", text(subset));
        }
        return Metadata.newBuilder().putFilterMetadata("istio", istio.build()).build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    private static final Any HTTP2 =
            Any.pack(
                    HttpProtocolOptions.newBuilder()
                            .setExplicitHttpConfig(
                                    HttpProtocolOptions.ExplicitHttpConfig.newBuilder()
                                            .setHttp2ProtocolOptions(
                                                    Http2ProtocolOptions.getDefaultInstance()))
                            .build());

    private static final Any AS_DOWNSTREAM =
            Any.pack(
                    HttpProtocolOptions.newBuilder()
                            .setUseDownstreamProtocolConfig(
                                    HttpProtocolOptions.UseDownstreamHttpConfig.newBuilder()
                                            .setHttpProtocolOptions(
                                                    Http1ProtocolOptions.getDefaultInstance())
                                            .setHttp2ProtocolOptions(
                                                    Http2ProtocolOptions.getDefaultInstance()))
                            .build());

    private static final List<Resource> CONSTANT =
            List.of(
                    Resource.of(
                            ClusterName.BLACK_HOLE,
                            named(ClusterName.BLACK_HOLE)
                                    .setType(Cluster.DiscoveryType.STATIC)
                                    .build()),
                    Resource.of(
                            ClusterName.PASSTHROUGH,
                            passThrough(named(ClusterName.PASSTHROUGH))
                                    .setCircuitBreakers(NO_LIMITS)
                                    .putTypedExtensionProtocolOptions(HTTP_OPTIONS, AS_DOWNSTREAM)
                                    .build()),
                    Resource.of(
                            ClusterName.INBOUND_PASSTHROUGH,
                            passThrough(named(ClusterName.INBOUND_PASSTHROUGH))
                                    .setCircuitBreakers(NO_LIMITS)
                                    .setUpstreamBindConfig(fromInboundSource())
                                    .putTypedExtensionProtocolOptions(HTTP_OPTIONS, AS_DOWNSTREAM)
                                    .build()));
}
