package dev.relapse.simulation.autoscaler.actuation;

import dev.relapse.simulation.autoscaler.api.ClusterReader;
import dev.relapse.simulation.autoscaler.drainability.DisruptionBudgets;
import dev.relapse.simulation.autoscaler.drainability.DrainContext;
import dev.relapse.simulation.autoscaler.drainability.DrainRules;
import dev.relapse.simulation.autoscaler.drainability.PodsToMove;
import dev.relapse.simulation.autoscaler.drainability.PodsToMove.BlockedBy;
import dev.relapse.simulation.autoscaler.drainability.PodsToMove.Movable;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroup;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroupException;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroups;
import dev.relapse.simulation.autoscaler.planner.Removable;
import dev.relapse.simulation.autoscaler.snapshot.ClusterSnapshot;
import dev.relapse.simulation.autoscaler.snapshot.NodeInfo;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Removes one tainted node: looks once more, drains if need be, deletes the Node object.
 *
 * <p>Upstream: {@code deleteNodesAsync} in {@code core/scaledown/actuation/actuator.go} and {@code
 * DeleteNodes} in {@code cloudprovider/kwok/kwok_nodegroups.go}.
 */
final class NodeDeletion {

    private final ClusterReader reader;
    private final DrainRules rules;
    private final Drain drain;
    private final NodeGroups groups;
    private final KubernetesClient provider;
    private final boolean evictFromEmpty;
    private final Clock clock;

    NodeDeletion(
            ClusterReader reader,
            DrainRules rules,
            Drain drain,
            NodeGroups groups,
            KubernetesClient provider,
            boolean evictFromEmpty,
            Clock clock) {
        this.reader = reader;
        this.rules = rules;
        this.drain = drain;
        this.groups = groups;
        this.provider = provider;
        this.evictFromEmpty = evictFromEmpty;
        this.clock = clock;
    }

    /** Completes empty when the node is deleted, else with what went wrong. */
    CompletableFuture<Optional<String>> delete(Removable node, NodeGroup group) {
        NodeInfo now =
                ClusterSnapshot.of(List.of(node.node()), reader.pods())
                        .find(node.name())
                        .orElseThrow();
        Optional<String> objection = objection(node, now);
        if (objection.isPresent()) {
            return CompletableFuture.completedFuture(objection);
        }
        if (node.empty()) {
            drain.evictDaemonSetPods(now, evictFromEmpty);
            return CompletableFuture.completedFuture(deleteFromGroup(node, group));
        }
        return drain.drain(now)
                .thenApply(error -> error.isPresent() ? error : deleteFromGroup(node, group));
    }

    private Optional<String> objection(Removable node, NodeInfo now) {
        DrainContext context =
                node.empty()
                        ? new DrainContext(
                                DisruptionBudgets.none(), Optional.empty(), clock.instant())
                        : new DrainContext(
                                new DisruptionBudgets(reader.budgets()),
                                Optional.of(reader),
                                clock.instant());
        PodsToMove leaving = PodsToMove.from(now, rules, context);
        if (leaving instanceof BlockedBy blocked) {
            return Optional.of(
                    "GetPodsToMove for \""
                            + node.name()
                            + "\" returned error: "
                            + blocked.message());
        }
        boolean filled = node.empty() && !((Movable) leaving).pods().isEmpty();
        return filled
                ? Optional.of(
                        "failed to delete empty node \"" + node.name() + "\", new pods scheduled")
                : Optional.empty();
    }

    private Optional<String> deleteFromGroup(Removable node, NodeGroup group) {
        try {
            groups.shrink(group, node.node());
            provider.nodes().withName(node.name()).delete();
            return Optional.empty();
        } catch (NodeGroupException | KubernetesClientException refused) {
            return Optional.of(
                    "failed to delete nodes from group "
                            + group.name()
                            + ": "
                            + refused.getMessage());
        }
    }
}
