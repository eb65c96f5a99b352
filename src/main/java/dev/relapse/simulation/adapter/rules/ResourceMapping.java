package dev.relapse.simulation.adapter.rules;

import java.util.Map;
import java.util.Set;

/**
 * Which Prometheus label carries the name of which Kubernetes object.
 *
 * @param template a label name with {@code <<.Resource>>} in it, for what has no override; or null
 * @param overrides resources by label, singular or plural; null is none
 */
public record ResourceMapping(String template, Map<String, GroupResource> overrides) {

    /**
     * A resource of the API.
     *
     * @param group its API group, null or empty for the core group
     * @param resource singular or plural
     */
    public record GroupResource(String group, String resource) {

        boolean isCore(String singular) {
            return (group == null || group.isEmpty())
                    && (singular.equals(resource) || (singular + "s").equals(resource));
        }
    }

    public ResourceMapping {
        overrides = overrides == null ? Map.of() : Map.copyOf(overrides);
    }

    /**
     * The label for a resource of the core group.
     *
     * @param singular such as {@code pod}
     * @throws IllegalArgumentException if nothing maps it
     */
    String labelFor(String singular) {
        return overrides.entrySet().stream()
                .filter(override -> override.getValue().isCore(singular))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> fromTemplate(singular));
    }

    private String fromTemplate(String singular) {
        if (template == null || template.isEmpty()) {
            throw new IllegalArgumentException(
                    "resources: no override and no template gives the label of " + singular);
        }
        return new QueryTemplate(template, Set.of(".Resource", ".Group"))
                .fill(Map.of(".Resource", singular, ".Group", ""));
    }
}
