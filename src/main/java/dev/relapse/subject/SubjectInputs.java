package dev.relapse.subject;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that a scenario can take from a team's manifests.
 *
 * @param settings how the incident is brought about when the guard is to be theirs; by key
 * @param inputs at least one
 */
public record SubjectInputs(Map<String, String> settings, List<SubjectInput> inputs) {

    public SubjectInputs {
        settings = Map.copyOf(settings);
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("a subject needs at least one input");
        }
    }

    SubjectInput named(String name) {
        return inputs.stream()
                .filter(input -> Objects.equals(input.name(), name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "the scenario's subject has no input '" + name + "'"));
    }
}
