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

/** Reads a Kubernetes EndpointSlice. */
public final class EndpointSliceReader {

    private static final String SERVICE = "kubernetes.io/service-name";

    private EndpointSliceReader() {}

    /** The service that a slice belongs to; empty for a slice of none. */
    public static Optional<ObjectKey> service(EndpointSlice slice) {
        return Optional.ofNullable(slice.getMetadata().getLabels())
                .map(labels -> labels.get(SERVICE))
                .map(name -> new ObjectKey(slice.getMetadata().getNamespace(), name));
    }

    /** The slice's ready endpoints. */
    public static ServiceEndpoints read(EndpointSlice slice) {
        List<String> addresses =
                slice.getEndpoints().stream()
                        .filter(EndpointSliceReader::isReady)
                        .flatMap(endpoint -> endpoint.getAddresses().stream().limit(1))
                        .toList();
        Map<String, List<ServiceEndpoints.Endpoint>> byPort = new HashMap<>();
        for (EndpointPort port : slice.getPorts()) {
            if (port.getPort() != null && !addresses.isEmpty()) {
                byPort.put(
                        Objects.requireNonNullElse(port.getName(), ""),
                        addresses.stream()
                                .map(a -> new ServiceEndpoints.Endpoint(a, port.getPort()))
                                .toList());
            }
        }
        return new ServiceEndpoints(byPort);
    }

    /** As the API has it, an unknown condition counts as ready. */
    private static boolean isReady(Endpoint endpoint) {
        return endpoint.getConditions() == null
                || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
    }
}
