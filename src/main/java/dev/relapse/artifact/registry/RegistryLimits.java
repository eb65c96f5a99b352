package dev.relapse.artifact.registry;

import java.time.Duration;

/**
 * How long a registry may take, and how much it may send.
 *
 * @param connect until there is a connection
 * @param answer from the request to the head of the answer, connecting included
 * @param silence between two pieces of a body
 * @param body for a whole body, however steadily it drips
 * @param document bytes of a manifest, a configuration or a token
 */
public record RegistryLimits(
        Duration connect, Duration answer, Duration silence, Duration body, int document) {

    /**
     * For registries of the internet. A manifest of more than 4 MiB is one that registries may
     * refuse.
     *
     * @see <a
     *     href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests">
     *     its size</a>
     */
    public static final RegistryLimits STANDARD =
            new RegistryLimits(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(15),
                    4 << 20);
}
