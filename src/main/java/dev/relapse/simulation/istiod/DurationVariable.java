package dev.relapse.simulation.istiod;

import dev.relapse.kubernetes.GoDuration;
import java.time.Duration;
import java.util.Map;

/** Durations as istiod's environment has them: {@code 100ms}, {@code 10s}, {@code 1m30s}. */
final class DurationVariable {

    private DurationVariable() {}

    /**
     * Reads a variable.
     *
     * @throws IllegalArgumentException when it is set to something else; names the variable
     */
    static Duration read(Map<String, String> environment, String name, Duration fallback) {
        String text = environment.getOrDefault(name, "");
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + "=" + text + " is not a duration; write it like 100ms or 1m30s", e);
        }
    }
}
