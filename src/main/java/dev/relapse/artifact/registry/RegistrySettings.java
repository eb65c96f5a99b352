package dev.relapse.artifact.registry;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How registries are reached.
 *
 * @param mirrors {@code relapse.registry.mirror}
 * @param authority {@code relapse.registry.ca}: a PEM file of authorities to trust beside those of
 *     the JVM
 */
public record RegistrySettings(Mirrors mirrors, Optional<Path> authority) {

    /** As the internet has it. */
    public static final RegistrySettings STANDARD =
            new RegistrySettings(Mirrors.NONE, Optional.empty());

    public RegistrySettings {
        Objects.requireNonNull(mirrors, "mirrors");
        Objects.requireNonNull(authority, "authority");
    }
}
