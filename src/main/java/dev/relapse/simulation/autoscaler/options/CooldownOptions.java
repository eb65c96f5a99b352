package dev.relapse.simulation.autoscaler.options;

import java.time.Duration;

/** Pauses of scale-down: after a scale-up, after a deletion, after a failed deletion. */
public record CooldownOptions(Duration afterAdd, Duration afterDelete, Duration afterFailure) {}
