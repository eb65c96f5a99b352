package dev.relapse.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of an input counts as the guard against the incident.
 *
 * @param counts whether anything does
 * @param argument the beginning of an argument that a container must have
 * @param value a value that must be there; where neither is named, it is enough that the input is
 * @param not values that are no guard, such as upstream's default
 * @param settings which fix it is, where it is found; by key
 */
public record Guard(
        boolean counts,
        Optional<String> argument,
        Optional<Reading> value,
        List<String> not,
        Map<String, String> settings) {

    /** Nothing of it does. */
    public static final Guard NONE =
            new Guard(false, Optional.empty(), Optional.empty(), List.of(), Map.of());

    public Guard {
        not = List.copyOf(not);
        settings = Map.copyOf(settings);
        if (argument.isPresent() && value.isPresent()) {
            throw new IllegalArgumentException("a guard is an argument or a value, and not both");
        }
    }

    /** Whether an argument is it, and not switched off. */
    boolean isMet(String given) {
        return argument.filter(given::startsWith).isPresent() && !given.endsWith("=false");
    }

    /** Whether a value is it. */
    boolean isValue(String given) {
        return !given.isBlank() && !not.contains(given);
    }
}
