package dev.relapse.cluster.capability;

import java.net.URI;
import java.util.Objects;

/**
 * The one way from this machine to a pod: a Service of type NodePort with this port. {@link
 * Monitoring#install} takes it for the Prometheus that it starts.
 *
 * @param nodePort what the Service asks for; the control plane's node has it
 * @param address where it is on this machine's loopback: plain HTTP, without a path
 */
public record PublishedPort(int nodePort, URI address) {

    public PublishedPort {
        if (nodePort < 1 || nodePort > 0xFFFF) {
            throw new IllegalArgumentException("not a port: " + nodePort);
        }
        Objects.requireNonNull(address, "address");
    }
}
