package dev.relapse.simulation.autoscaler.status;

import dev.relapse.simulation.autoscaler.snapshot.Nodes;
import io.fabric8.kubernetes.api.model.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * How many nodes are in which state.
 *
 * <p>Upstream: {@code updateReadinessStats} in {@code clusterstate/clusterstate.go}. A node that is
 * being deleted counts as nothing but registered.
 */
public record ClusterReadiness(
        int registered, int ready, int notStarted, int beingDeleted, int unready) {

    /** {@code MaxNodeStartupTime}. */
    private static final Duration STARTUP = Duration.ofMinutes(15);

    /** Defaults of {@code --ok-total-unready-count} and {@code --max-total-unready-percentage}. */
    private static final int TOLERATED = 3;

    private static final double TOLERATED_SHARE = 0.45;

    public static ClusterReadiness of(Collection<Node> nodes, Set<String> deleting, Instant now) {
        int ready = 0;
        int notStarted = 0;
        int beingDeleted = 0;
        int unready = 0;
        for (Node node : nodes) {
            if (deleting.contains(Nodes.name(node))) {
                beingDeleted++;
            } else if (Nodes.isReady(node)) {
                ready++;
            } else if (isStarting(node, now)) {
                notStarted++;
            } else {
                unready++;
            }
        }
        return new ClusterReadiness(nodes.size(), ready, notStarted, beingDeleted, unready);
    }

    /** Not ready yet, and so young that it may still become so. */
    public static boolean isStarting(Node node, Instant now) {
        return !Nodes.isReady(node)
                && Instant.parse(node.getMetadata().getCreationTimestamp())
                        .plus(STARTUP)
                        .isAfter(now);
    }

    /** Upstream halts when more than three nodes and 45 % of all are unready. */
    public boolean healthy() {
        return unready <= TOLERATED || unready <= TOLERATED_SHARE * registered;
    }
}
