package dev.relapse.simulation.istiod.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The endpoints of one service.
 *
 * @param byPort by the name of the service's port, empty for a port without one
 */
public record ServiceEndpoints(Map<String, List<Endpoint>> byPort) {

    /** None. */
    public static final ServiceEndpoints NONE = new ServiceEndpoints(Map.of());

    /**
     * Where one workload listens.
     *
     * @param ready whether it is to be sent traffic
     */
    public record Endpoint(String address, int port, boolean ready) {}

    public ServiceEndpoints {
        byPort = Map.copyOf(byPort);
    }

    /** Those behind one port; empty when there are none. */
    public List<Endpoint> of(ServicePort port) {
        return Objects.requireNonNullElse(byPort.get(port.name()), List.of());
    }

    /** These and the others. */
    public ServiceEndpoints and(ServiceEndpoints more) {
        if (byPort.isEmpty()) {
            return more;
        }
        Map<String, List<Endpoint>> merged = new TreeMap<>(byPort);
        more.byPort.forEach(
                (port, endpoints) ->
                        merged.merge(
                                port,
                                endpoints,
                                (a, b) ->
                                        Stream.concat(a.stream(), b.stream()).distinct().toList()));
        return new ServiceEndpoints(merged);
    }
}
