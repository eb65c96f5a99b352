package dev.relapse.simulation.autoscaler.drainability;

import dev.relapse.simulation.autoscaler.snapshot.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * The budgets of one loop and what is left of them as removals are planned.
 *
 * <p>Upstream: {@code core/scaledown/pdb/basic.go}.
 */
public final class DisruptionBudgets {

    private final List<Budget> budgets;

    public DisruptionBudgets(Collection<PodDisruptionBudget> budgets) {
        this.budgets = budgets.stream().map(Budget::new).toList();
    }

    public static DisruptionBudgets none() {
        return new DisruptionBudgets(List.of());
    }

    boolean cover(Pod pod) {
        return budgets.stream().anyMatch(budget -> budget.covers(pod));
    }

    boolean allow(Pod pod) {
        return budgets.stream().noneMatch(budget -> budget.covers(pod) && budget.left < 1);
    }

    /** Whether all of these pods can be evicted at once. */
    public boolean allowTogether(Collection<Pod> pods) {
        return budgets.stream()
                .allMatch(budget -> pods.stream().filter(budget::covers).count() <= budget.left);
    }

    /** Counts these pods as evicted. */
    public void take(Collection<Pod> pods) {
        budgets.forEach(
                budget -> budget.left -= (int) pods.stream().filter(budget::covers).count());
    }

    private static final class Budget {

        private final PodDisruptionBudget budget;
        private int left;

        Budget(PodDisruptionBudget budget) {
            this.budget = budget;
            Integer allowed =
                    budget.getStatus() == null ? null : budget.getStatus().getDisruptionsAllowed();
            this.left = Objects.requireNonNullElse(allowed, 0);
        }

        boolean covers(Pod pod) {
            return Pods.namespace(pod).equals(budget.getMetadata().getNamespace())
                    && LabelSelectors.matches(
                            budget.getSpec().getSelector(), pod.getMetadata().getLabels());
        }
    }
}
