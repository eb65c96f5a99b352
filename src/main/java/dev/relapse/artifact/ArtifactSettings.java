package dev.relapse.artifact;

import dev.relapse.artifact.image.LockMode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The user's choices about artifacts.
 *
 * @param home the cache's folder: {@code relapse.home}, {@code RELAPSE_HOME} or {@code
 *     ~/.cache/relapse}; absolute
 * @param offline {@code relapse.offline}: only the cache, given paths and simulations
 * @param fidelity {@code relapse.fidelity}
 * @param given executables by program, from {@code relapse.artifact.<program>}
 * @param images how official images are had
 */
public record ArtifactSettings(
        Path home,
        boolean offline,
        FidelityChoice fidelity,
        Map<String, Path> given,
        ImageSettings images) {

    /** Start of the system properties that give a program's path. */
    public static final String GIVEN = "relapse.artifact.";

    public ArtifactSettings {
        home = home.toAbsolutePath().normalize();
        Objects.requireNonNull(fidelity, "fidelity");
        given = Map.copyOf(given);
        if (offline && images.lock() == LockMode.UPDATE) {
            throw new IllegalArgumentException(
                    "relapse.lock=update asks registries, and relapse.offline forbids it; leave one out");
        }
    }

    /** With images from their own registries, as their locks have them. */
    public ArtifactSettings(
            Path home, boolean offline, FidelityChoice fidelity, Map<String, Path> given) {
        this(home, offline, fidelity, given, ImageSettings.STANDARD);
    }

    /** Those of this JVM. */
    public static ArtifactSettings current() {
        return from(System.getProperties(), System.getenv());
    }

    /**
     * Reads system properties first, then the environment: {@code relapse.fidelity}, then {@code
     * RELAPSE_FIDELITY}.
     *
     * @throws IllegalArgumentException for a bad value, naming the setting and what it may be
     */
    public static ArtifactSettings from(Properties properties, Map<String, String> environment) {
        Setting home = Setting.find("relapse.home", properties, environment);
        Setting offline = Setting.find("relapse.offline", properties, environment);
        Setting fidelity = Setting.find("relapse.fidelity", properties, environment);
        return new ArtifactSettings(
                home.isSet()
                        ? Path.of(home.value())
                        : Path.of(properties.getProperty("user.home"), ".cache", "relapse"),
                isTrue(offline),
                fidelity.isSet()
                        ? FidelityChoice.parse(fidelity.name(), fidelity.value())
                        : FidelityChoice.AUTO,
                given(properties),
                ImageSettings.from(properties, environment));
    }

    private static boolean isTrue(Setting offline) {
        return switch (offline.value()) {
            case "true" -> true;
            case "false", "" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "%s=%s is neither true nor false"
                                    .formatted(offline.name(), offline.value()));
        };
    }

    private static Map<String, Path> given(Properties properties) {
        Map<String, Path> paths = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(GIVEN)) {
                String value = properties.getProperty(name);
                if (value.isBlank()) {
                    throw new IllegalArgumentException(
                            name + " is empty; give the path of an executable, or leave it out");
                }
                paths.put(name.substring(GIVEN.length()), Path.of(value).toAbsolutePath());
            }
        }
        return paths;
    }
}
