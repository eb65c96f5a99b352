package dev.relapse.simulation.istiod.xds;

import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.ServicePort;
import java.util.Optional;

/**
 * The name of an outbound cluster: {@code outbound|<port>|<subset>|<host>}.
 *
 * @param subset empty for the cluster of the whole service
 */
public record ClusterName(int port, String subset, String hostname) {

    static final String BLACK_HOLE = "BlackHoleCluster";
    static final String PASSTHROUGH = "PassthroughCluster";
    static final String INBOUND_PASSTHROUGH = "InboundPassthroughCluster";

    static String outbound(MeshService service, ServicePort port) {
        return new ClusterName(port.number(), "", service.hostname()).toString();
    }

    static String inbound(int port) {
        return "inbound|" + port + "||";
    }

    /** Empty for a name that is not of an outbound cluster. */
    public static Optional<ClusterName> parse(String name) {
        String[] parts = name.split("\\|", -1);
        if (parts.length != 4 || !parts[0].equals("outbound") || !parts[1].matches("\\d{1,5}")) {
            return Optional.empty();
        }
        return Optional.of(new ClusterName(Integer.parseInt(parts[1]), parts[2], parts[3]));
    }

    @Override
    public String toString() {
        return "outbound|" + port + "|" + subset + "|" + hostname;
    }
}
