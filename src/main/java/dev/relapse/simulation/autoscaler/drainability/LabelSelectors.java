package dev.relapse.simulation.autoscaler.drainability;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;
import java.util.Objects;

/** Matches labels as the API server does: no selector selects nothing, an empty one everything. */
final class LabelSelectors {

    private LabelSelectors() {}

    static boolean matches(LabelSelector selector, Map<String, String> labels) {
        if (selector == null) {
            return false;
        }
        Map<String, String> present = Objects.requireNonNullElse(labels, Map.of());
        Map<String, String> wanted =
                Objects.requireNonNullElse(selector.getMatchLabels(), Map.of());
        return present.entrySet().containsAll(wanted.entrySet())
                && selector.getMatchExpressions().stream().allMatch(e -> matches(e, present));
    }

    private static boolean matches(LabelSelectorRequirement required, Map<String, String> labels) {
        String value = labels.get(required.getKey());
        return switch (required.getOperator()) {
            case "In" -> value != null && required.getValues().contains(value);
            case "NotIn" -> value == null || !required.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default ->
                    throw new IllegalArgumentException(
                            "\""
                                    + required.getOperator()
                                    + "\" is not a valid label selector operator");
        };
    }
}
