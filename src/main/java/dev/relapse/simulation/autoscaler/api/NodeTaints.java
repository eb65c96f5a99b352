package dev.relapse.simulation.autoscaler.api;

import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.snapshot.Nodes;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Marks nodes with taints whose value is the second in which they were set.
 *
 * <p>Upstream: {@code utils/taints/taints.go}. A write that meets a newer node is done again on
 * that one.
 */
public final class NodeTaints {

    /** Upstream tries again for five seconds, every three quarters of one. */
    private static final int TRIES = 7;

    private final KubernetesClient client;
    private final Clock clock;
    private final Klog log;

    public NodeTaints(KubernetesClient client, Clock clock, Klog log) {
        this.client = client;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Adds a taint unless the node has one with this key.
     *
     * @throws KubernetesClientException when the API refuses
     */
    public void add(String node, String key, String effect) {
        boolean written =
                change(
                        node,
                        taints -> {
                            if (taints.stream().anyMatch(taint -> taint.getKey().equals(key))) {
                                return taints;
                            }
                            List<Taint> more = new ArrayList<>(taints);
                            String now = Long.toString(clock.instant().getEpochSecond());
                            more.add(new Taint(effect, key, null, now));
                            return more;
                        });
        if (written) {
            log.info(1, "Successfully added " + key + " on node " + node);
        }
    }

    /**
     * Takes the taint off, if it is there.
     *
     * @return whether it was
     * @throws KubernetesClientException when the API refuses
     */
    public boolean remove(String node, String key) {
        boolean written =
                change(
                        node,
                        taints ->
                                taints.stream()
                                        .filter(taint -> !taint.getKey().equals(key))
                                        .toList());
        if (written) {
            log.info(1, "Successfully released " + key + " on node " + node);
        }
        return written;
    }

    private boolean change(String name, UnaryOperator<List<Taint>> change) {
        for (int attempt = 1; ; attempt++) {
            Node node = client.nodes().withName(name).get();
            if (node == null) {
                throw new KubernetesClientException("nodes \"" + name + "\" not found");
            }
            List<Taint> changed = change.apply(Nodes.taints(node));
            if (changed.equals(Nodes.taints(node))) {
                return false;
            }
            Node wanted = new NodeBuilder(node).editSpec().withTaints(changed).endSpec().build();
            try {
                client.resource(wanted).update();
                return true;
            } catch (KubernetesClientException refused) {
                if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == TRIES) {
                    throw refused;
                }
            }
        }
    }
}
