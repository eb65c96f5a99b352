package dev.relapse.definition;

import java.time.Duration;

/**
 * What one replay of the main variant takes on two cores with warm caches.
 *
 * @param time from start to verdict
 * @param memoryMiB summed PSS of everything, in MiB
 */
public record Needs(Duration time, int memoryMiB) {}
