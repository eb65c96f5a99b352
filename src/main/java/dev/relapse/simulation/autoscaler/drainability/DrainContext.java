package dev.relapse.simulation.autoscaler.drainability;

import java.time.Instant;
import java.util.Optional;

/**
 * What rules may look at.
 *
 * @param budgets the disruption budgets with what is left of them
 * @param controllers empty: rules assume that every controller exists
 * @param now the time of the loop
 */
public record DrainContext(
        DisruptionBudgets budgets, Optional<Controllers> controllers, Instant now) {}
