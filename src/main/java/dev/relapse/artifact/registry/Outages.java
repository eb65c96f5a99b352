package dev.relapse.artifact.registry;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registries that could not be reached, for as long as this JVM lives: on a machine without a
 * way to them, only the first question costs time.
 */
final class Outages {

    private static final Map<String, String> REASONS = new ConcurrentHashMap<>();

    private Outages() {}

    static Optional<String> of(Endpoint endpoint) {
        return Optional.ofNullable(REASONS.get(endpoint.name()));
    }

    static void remember(Endpoint endpoint, String reason) {
        REASONS.put(endpoint.name(), reason);
    }
}
