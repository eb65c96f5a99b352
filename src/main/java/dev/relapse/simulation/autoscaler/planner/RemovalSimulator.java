package dev.relapse.simulation.autoscaler.planner;

import dev.relapse.simulation.autoscaler.drainability.DrainContext;
import dev.relapse.simulation.autoscaler.drainability.DrainRules;
import dev.relapse.simulation.autoscaler.drainability.PodsToMove;
import dev.relapse.simulation.autoscaler.drainability.PodsToMove.BlockedBy;
import dev.relapse.simulation.autoscaler.drainability.PodsToMove.Movable;
import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.scheduling.Placement;
import dev.relapse.simulation.autoscaler.snapshot.ClusterSnapshot;
import dev.relapse.simulation.autoscaler.snapshot.NodeInfo;
import java.util.Set;

/**
 * Tries a node's removal on paper.
 *
 * <p>Upstream: {@code SimulateNodeRemoval} in {@code simulator/cluster.go}.
 */
final class RemovalSimulator {

    /** The snapshot after a removal that works, or the reason why it does not. */
    sealed interface Outcome {

        record Works(Removable removable, ClusterSnapshot after) implements Outcome {}

        record Fails(UnremovableReason reason) implements Outcome {}
    }

    private final DrainRules rules;
    private final Klog log;

    RemovalSimulator(DrainRules rules, Klog log) {
        this.rules = rules;
        this.log = log;
    }

    Outcome remove(
            NodeInfo node,
            ClusterSnapshot snapshot,
            Set<String> destinations,
            DrainContext context) {
        log.info(2, "Simulating node " + node.name() + " removal");
        PodsToMove leaving = PodsToMove.from(node, rules, context);
        if (leaving instanceof BlockedBy blocked) {
            log.info(2, "Node " + node.name() + " cannot be removed: " + blocked.message());
            return new Outcome.Fails(UnremovableReason.BLOCKED_BY_POD);
        }
        Movable movable = (Movable) leaving;
        ClusterSnapshot after = snapshot.copy();
        after.remove(node.name());
        int placed =
                Placement.place(
                        movable.pods(), after, other -> destinations.contains(other.name()));
        if (placed < movable.pods().size()) {
            log.info(
                    2,
                    String.format(
                            "Node %s is not suitable for removal: can reschedule only %d out of %d"
                                    + " pods",
                            node.name(), placed, movable.pods().size()));
            return new Outcome.Fails(UnremovableReason.NO_PLACE_TO_MOVE_PODS);
        }
        log.info(2, "Node " + node.name() + " may be removed");
        boolean risky = !context.budgets().allowTogether(movable.pods());
        return new Outcome.Works(new Removable(node.node(), movable.pods(), risky), after);
    }
}
