package dev.relapse.simulation.istiod.watch;

import dev.relapse.simulation.istiod.model.ObjectKey;
import dev.relapse.simulation.istiod.model.ServiceEndpoints;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a Kubernetes EndpointSlice.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/serviceregistry/kube/controller/endpointslice.go},
 * {@code updateEndpointCacheForSlice}. Pods are not watched, so an endpoint counts even where its
 * Pod is gone.
 */
public final class EndpointSliceReader {

    private static final String SERVICE = "kubernetes.io/service-name";

    private EndpointSliceReader() {}

    /** The service that a slice belongs to; empty for a slice of none. */
    public static Optional<ObjectKey> service(EndpointSlice slice) {
        return Optional.ofNullable(slice.getMetadata().getLabels())
                .map(labels -> labels.get(SERVICE))
                .map(name -> new ObjectKey(slice.getMetadata().getNamespace(), name));
    }

    /** The slice's endpoints; none where their addresses are names. */
    public static ServiceEndpoints read(EndpointSlice slice) {
        Map<String, List<ServiceEndpoints.Endpoint>> byPort = new HashMap<>();
        if ("FQDN".equals(slice.getAddressType())) {
            return ServiceEndpoints.NONE;
        }
        for (EndpointPort port : slice.getPorts()) {
            if (port.getPort() != null && !slice.getEndpoints().isEmpty()) {
                byPort.put(
                        Objects.requireNonNullElse(port.getName(), ""),
                        slice.getEndpoints().stream().flatMap(e -> at(e, port.getPort())).toList());
            }
        }
        return new ServiceEndpoints(byPort);
    }

    private static Stream<ServiceEndpoints.Endpoint> at(Endpoint endpoint, int port) {
        return endpoint.getAddresses().stream()
                .map(a -> new ServiceEndpoints.Endpoint(a, port, isReady(endpoint)));
    }

    /** As the API has it, an unknown condition counts as ready. */
    private static boolean isReady(Endpoint endpoint) {
        return endpoint.getConditions() == null
                || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
    }
}
