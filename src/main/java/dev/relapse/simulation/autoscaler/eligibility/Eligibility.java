package dev.relapse.simulation.autoscaler.eligibility;

import dev.relapse.simulation.autoscaler.planner.UnremovableReason;
import dev.relapse.simulation.autoscaler.utilization.Utilization;
import java.util.Optional;

/**
 * Whether a node is worth a removal simulation.
 *
 * @param reason {@link UnremovableReason#NO_REASON} when it is
 * @param utilization empty when the check ended before it was computed
 */
public record Eligibility(UnremovableReason reason, Optional<Utilization> utilization) {

    static Eligibility ineligible(UnremovableReason reason) {
        return new Eligibility(reason, Optional.empty());
    }

    public boolean eligible() {
        return reason == UnremovableReason.NO_REASON;
    }
}
