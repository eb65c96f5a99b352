package dev.relapse.simulation.adapter.rules;

import java.time.Duration;
import java.util.Objects;

/**
 * The rules behind the resource metrics API.
 *
 * @param cpu in cores
 * @param memory in bytes
 * @param window the span that the API reports with each figure; should match the queries' ranges
 */
public record ResourceRules(ResourceRule cpu, ResourceRule memory, String window) {

    public ResourceRules {
        Objects.requireNonNull(cpu, "resourceRules.cpu is missing");
        Objects.requireNonNull(memory, "resourceRules.memory is missing");
        Objects.requireNonNull(window, "resourceRules.window is missing");
        Durations.parse(window);
        requireQueries(cpu);
        requireQueries(memory);
    }

    /** The window's length. */
    public Duration windowLength() {
        return Durations.parse(window);
    }

    // A bad template must end the start of the program, not the first request that needs it.
    private static void requireQueries(ResourceRule rule) {
        new ResourceQuery(rule);
    }
}
