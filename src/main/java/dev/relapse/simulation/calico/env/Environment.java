package dev.relapse.simulation.calico.env;

import java.util.Locale;
import java.util.Map;

/** The environment variables of calico-node, under upstream's names. */
public record Environment(Map<String, String> variables) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The value; empty when the variable is not set, as Go's {@code os.Getenv} has it. */
    public String get(String name) {
        return variables.getOrDefault(name, "");
    }

    /** Whether the value is exactly {@code value}. */
    public boolean is(String name, String value) {
        return get(name).equals(value);
    }

    /** The value in lower case. */
    public String lower(String name) {
        return get(name).toLowerCase(Locale.ROOT);
    }

    public boolean isSet(String name) {
        return variables.containsKey(name);
    }
}
