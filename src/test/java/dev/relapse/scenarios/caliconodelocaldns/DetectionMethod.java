package dev.relapse.scenarios.caliconodelocaldns;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A team's {@code IP_AUTODETECTION_METHOD}. It speaks of the links and networks of the team's own
 * nodes, and those of a replay must be alike for it to be judged.
 *
 * @param name such as {@code interface}; {@code first-found} and others have no values
 * @param values separated by commas
 * @see <a href="https://docs.tigera.io/calico/3.25/reference/configure-calico-node">Calico's
 *     documentation of the methods</a>
 */
record DetectionMethod(String name, List<String> values) {

    /** The beginning of each address of the nodes' network, a /16. */
    private static final String NETWORK = "172.18.";

    DetectionMethod {
        values = List.copyOf(values);
    }

    static DetectionMethod parse(String method) {
        String[] parts = method.split("=", 2);
        return new DetectionMethod(
                parts[0], parts.length == 1 ? List.of() : Stream.of(parts[1].split(",")).toList());
    }

    /**
     * Refuses one that could not find the address of any node of the replay, whatever else its
     * nodes have.
     *
     * @param uplink the link of each node on which its address is
     * @throws IllegalArgumentException saying what does not fit, and what to do where that helps
     */
    void requireThatItFits(String uplink) {
        boolean named = values.stream().anyMatch(v -> Pattern.compile(v).matcher(uplink).find());
        if ((name.equals("interface") && !named) || (name.equals("skip-interface") && named)) {
            throw new IllegalArgumentException(
                    "IP_AUTODETECTION_METHOD %s leaves out the uplink of the replay's nodes, %s; say what yours is called: -Drelapse.nodes.uplink=<link>"
                            .formatted(this, uplink));
        }
        boolean ofAddresses = name.equals("cidr") || name.equals("can-reach");
        if (ofAddresses && values.stream().noneMatch(v -> v.startsWith(NETWORK))) {
            throw new IllegalArgumentException(
                    "IP_AUTODETECTION_METHOD %s is about your network, and the replay's nodes are in %s/%d: this scenario cannot judge it"
                            .formatted(this, CalicoCluster.NETWORK, CalicoCluster.PREFIX));
        }
    }

    @Override
    public String toString() {
        return values.isEmpty() ? name : name + "=" + String.join(",", values);
    }
}
