package dev.relapse.simulation.istiod.xds;

import com.google.protobuf.UInt32Value;
import dev.relapse.simulation.istiod.model.ServiceEndpoints;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.Locality;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import java.util.List;

/**
 * Builds the ready endpoints of a cluster.
 *
 * <p>A subset gets every endpoint of its service: labels of Pods are not watched.
 */
final class EndpointBuilder {

    private EndpointBuilder() {}

    static Resource assignment(String cluster, List<ServiceEndpoints.Endpoint> all) {
        List<ServiceEndpoints.Endpoint> endpoints =
                all.stream().filter(ServiceEndpoints.Endpoint::ready).toList();
        ClusterLoadAssignment.Builder assignment =
                ClusterLoadAssignment.newBuilder().setClusterName(cluster);
        if (!endpoints.isEmpty()) {
            LocalityLbEndpoints.Builder locality =
                    LocalityLbEndpoints.newBuilder()
                            .setLocality(Locality.getDefaultInstance())
                            .setLoadBalancingWeight(UInt32Value.of(endpoints.size()));
            endpoints.forEach(endpoint -> locality.addLbEndpoints(one(endpoint)));
            assignment.addEndpoints(locality);
        }
        return Resource.of(cluster, assignment.build());
    }

    private static LbEndpoint one(ServiceEndpoints.Endpoint endpoint) {
        return LbEndpoint.newBuilder()
                .setEndpoint(
                        Endpoint.newBuilder()
                                .setAddress(address(endpoint.address(), endpoint.port())))
                .setLoadBalancingWeight(UInt32Value.of(1))
                .build();
    }

    static Address address(String host, int port) {
        return Address.newBuilder()
                .setSocketAddress(SocketAddress.newBuilder().setAddress(host).setPortValue(port))
                .build();
    }
}
