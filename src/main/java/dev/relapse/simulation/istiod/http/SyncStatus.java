package dev.relapse.simulation.istiod.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far one proxy got, in the fields of upstream's {@code SyncStatus} (istio 1.29.6, {@code
 * pilot/pkg/xds/debug.go}): the nonces last sent and last acknowledged, empty for none.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SyncStatus(
        @JsonProperty("cluster_id") String clusterId,
        @JsonProperty("proxy") String proxy,
        @JsonProperty("proxy_type") String proxyType,
        @JsonProperty("istio_version") String istioVersion,
        @JsonProperty("cluster_sent") String clusterSent,
        @JsonProperty("cluster_acked") String clusterAcked,
        @JsonProperty("listener_sent") String listenerSent,
        @JsonProperty("listener_acked") String listenerAcked,
        @JsonProperty("route_sent") String routeSent,
        @JsonProperty("route_acked") String routeAcked,
        @JsonProperty("endpoint_sent") String endpointSent,
        @JsonProperty("endpoint_acked") String endpointAcked) {}
