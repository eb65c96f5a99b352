package dev.relapse.simulation.autoscaler.planner;

import dev.relapse.simulation.autoscaler.drainability.Controllers;
import dev.relapse.simulation.autoscaler.drainability.DisruptionBudgets;
import dev.relapse.simulation.autoscaler.snapshot.ClusterSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What one loop's plan is made from.
 *
 * @param budgets are used up by the plan
 * @param deleting nodes whose deletion is under way
 * @param deletingByGroup how many of them each node group has
 * @param now the time at which the loop began
 */
public record PlannerInput(
        ClusterSnapshot snapshot,
        DisruptionBudgets budgets,
        Controllers controllers,
        Set<String> deleting,
        Map<String, Integer> deletingByGroup,
        Instant now) {

    public PlannerInput {
        deleting = Set.copyOf(deleting);
        deletingByGroup = Map.copyOf(deletingByGroup);
    }
}
