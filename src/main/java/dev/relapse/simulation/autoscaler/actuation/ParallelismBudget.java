package dev.relapse.simulation.autoscaler.actuation;

import dev.relapse.simulation.autoscaler.options.DeletionOptions;
import dev.relapse.simulation.autoscaler.planner.Removable;
import java.util.ArrayList;
import java.util.List;

/**
 * How many nodes may be deleted at the same time.
 *
 * <p>Upstream: {@code core/scaledown/budgets/budgets.go} without atomic groups.
 */
final class ParallelismBudget {

    private ParallelismBudget() {}

    /** As many as fit beside the deletions under way, nodes without a drain first. */
    static List<Removable> crop(
            List<Removable> wanted, DeletionTracker tracker, DeletionOptions options) {
        int free = options.maxParallelism() - tracker.count();
        int freeDrains = options.maxDrainParallelism() - tracker.draining();
        List<Removable> chosen = new ArrayList<>();
        for (Removable node : wanted) {
            boolean fits = node.empty() || freeDrains > 0;
            if (free > 0 && fits) {
                chosen.add(node);
                free--;
                freeDrains -= node.empty() ? 0 : 1;
            }
        }
        return chosen;
    }
}
