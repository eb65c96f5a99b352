package dev.relapse.simulation.istiod.xds;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.ListenerFilter;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.listener.http_inspector.v3.HttpInspector;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.UpgradeConfig;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.Rds;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;

/** The filters that listeners are made of; only such as every build of Envoy has. */
final class Filters {

    static final ListenerFilter HTTP_INSPECTOR =
            ListenerFilter.newBuilder()
                    .setName("envoy.filters.listener.http_inspector")
                    .setTypedConfig(Any.pack(HttpInspector.getDefaultInstance()))
                    .build();

    private static final HttpFilter ROUTER =
            HttpFilter.newBuilder()
                    .setName("envoy.filters.http.router")
                    .setTypedConfig(Any.pack(Router.getDefaultInstance()))
                    .build();

    private Filters() {}

    static Filter tcpProxy(String cluster) {
        return filter(
                "envoy.filters.network.tcp_proxy",
                TcpProxy.newBuilder().setStatPrefix(cluster).setCluster(cluster).build());
    }

    /** HTTP whose routes come over ADS under a name. */
    static Filter httpByRoutes(String statPrefix, String routes) {
        return http(
                manager(statPrefix)
                        .setRds(
                                Rds.newBuilder()
                                        .setRouteConfigName(routes)
                                        .setConfigSource(ClusterBuilder.overAds())));
    }

    /** HTTP that all goes to one cluster. */
    static Filter httpToCluster(String statPrefix, String cluster) {
        return http(
                manager(statPrefix)
                        .setRouteConfig(
                                RouteConfiguration.newBuilder()
                                        .setName(cluster)
                                        .setValidateClusters(BoolValue.of(false))
                                        .addVirtualHosts(
                                                VirtualHost.newBuilder()
                                                        .setName(cluster)
                                                        .addDomains("*")
                                                        .addRoutes(RouteBuilder.to(cluster)))));
    }

    private static HttpConnectionManager.Builder manager(String statPrefix) {
        return HttpConnectionManager.newBuilder()
                .setStatPrefix(statPrefix + ";")
                .setNormalizePath(BoolValue.of(true))
                .setUseRemoteAddress(BoolValue.of(false))
                .setStreamIdleTimeout(Duration.getDefaultInstance())
                .addUpgradeConfigs(UpgradeConfig.newBuilder().setUpgradeType("websocket"))
                .addHttpFilters(ROUTER);
    }

    private static Filter http(HttpConnectionManager.Builder manager) {
        return filter("envoy.filters.network.http_connection_manager", manager.build());
    }

    private static Filter filter(String name, Message config) {
        return Filter.newBuilder().setName(name).setTypedConfig(Any.pack(config)).build();
    }
}
