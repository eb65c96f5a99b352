package dev.relapse.simulation.adapter.auth;

import java.util.List;
import java.util.Map;

/**
 * Who sends a request, as far as it is known.
 *
 * @param user the user's name
 * @param groups the user's groups
 * @param extra further properties by lower-case key
 */
public record Caller(String user, List<String> groups, Map<String, List<String>> extra) {

    /** A caller without credentials. */
    public static final Caller ANONYMOUS =
            new Caller("system:anonymous", List.of("system:unauthenticated"), Map.of());

    public Caller {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }
}
