package dev.relapse.scenarios.clusterautoscalerdaemonset;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What the pods of a machine with traefik request of its CPUs, in thousandths of one. Before the
 * load goes down they fill it, however little traefik asks for: it is needed then. Afterwards the
 * service alone leaves it below the threshold, in the share of all CPUs as well as of those that
 * traefik leaves.
 *
 * @param traefik of the DaemonSet
 * @param service of the one that stays
 * @param worker of the one that goes
 */
record EdgeRequests(long traefik, long service, long worker) {

    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);
    private static final long NODE = 1000 * Long.parseLong(NodeGroup.NODE_SIZE.get("cpu"));
    private static final long FILLED = NODE - 300;
    private static final long LARGEST_SERVICE = 800;

    /** So that the threshold, 0.5, is not reached by what traefik leaves. */
    private static final double SHARE_OF_THE_REST = 0.4;

    private static final long LEAST = 100;

    /**
     * Those beside a DaemonSet.
     *
     * @param cpu a quantity, such as {@code 2000m}
     * @throws IllegalArgumentException when it leaves no room for anything else
     */
    static EdgeRequests beside(String cpu) {
        long traefik = new Quantity(cpu).getNumericalAmount().multiply(MILLIS).longValue();
        long service = Math.min(LARGEST_SERVICE, Math.round(SHARE_OF_THE_REST * (NODE - traefik)));
        long worker = FILLED - traefik - service;
        if (service < LEAST || worker < LEAST) {
            throw new IllegalArgumentException(
                    "traefik.cpu=%s: DaemonSets that request so much leave no room for a service on the replay's nodes, which have %s CPUs"
                            .formatted(cpu, NodeGroup.NODE_SIZE.get("cpu")));
        }
        return new EdgeRequests(traefik, service, worker);
    }

    /** By their names in the manifests. */
    Map<String, String> values() {
        return Map.of(
                "traefik.cpu", traefik + "m",
                "web.cpu", service + "m",
                "web-worker.cpu", worker + "m");
    }
}
