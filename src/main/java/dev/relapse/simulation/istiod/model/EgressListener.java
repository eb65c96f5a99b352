package dev.relapse.simulation.istiod.model;

import java.util.List;
import java.util.Optional;

/**
 * One entry of a Sidecar's egress.
 *
 * @param port empty for a listener of all ports
 * @param bind the address to listen on; empty for the default
 * @param hosts as {@code namespace/host}
 */
public record EgressListener(
        Optional<ServicePort> port, Optional<String> bind, List<String> hosts) {

    /** Everything of every namespace: what a proxy without a Sidecar gets. */
    public static final EgressListener EVERYTHING =
            new EgressListener(Optional.empty(), Optional.empty(), List.of("*/*"));

    public EgressListener {
        hosts = List.copyOf(hosts);
    }

    /** Whether it brings only the services that have its port. */
    public boolean matchesPort() {
        return port.filter(p -> p.number() != 0 && p.protocol() != Protocol.HTTP_PROXY).isPresent();
    }
}
