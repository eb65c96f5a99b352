package dev.relapse.artifact;

import dev.relapse.artifact.image.LockMode;
import dev.relapse.artifact.registry.Mirrors;
import dev.relapse.artifact.registry.RegistryLimits;
import dev.relapse.artifact.registry.RegistrySettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * The user's choices about official images.
 *
 * @param lock {@code relapse.lock}
 * @param registries {@code relapse.registry.mirror} and {@code relapse.registry.ca}
 * @param limits how long registries may take
 */
public record ImageSettings(LockMode lock, RegistrySettings registries, RegistryLimits limits) {

    /** From their own registries, as the locks have them. */
    public static final ImageSettings STANDARD =
            new ImageSettings(LockMode.KEEP, RegistrySettings.STANDARD, RegistryLimits.STANDARD);

    public ImageSettings {
        Objects.requireNonNull(lock, "lock");
        Objects.requireNonNull(registries, "registries");
        Objects.requireNonNull(limits, "limits");
    }

    /**
     * Reads system properties first, then the environment.
     *
     * @throws IllegalArgumentException for a bad value, naming the setting and what it may be
     */
    static ImageSettings from(Properties properties, Map<String, String> environment) {
        Setting lock = Setting.find("relapse.lock", properties, environment);
        Setting mirror = Setting.find("relapse.registry.mirror", properties, environment);
        Setting authority = Setting.find("relapse.registry.ca", properties, environment);
        return new ImageSettings(
                LockMode.parse(lock.name(), lock.value()),
                new RegistrySettings(
                        Mirrors.parse(mirror.name(), mirror.value()),
                        authority.isSet()
                                ? Optional.of(Path.of(authority.value()).toAbsolutePath())
                                : Optional.empty()),
                RegistryLimits.STANDARD);
    }
}
