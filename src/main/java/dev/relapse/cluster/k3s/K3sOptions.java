package dev.relapse.cluster.k3s;

import dev.relapse.cluster.TimerSetting;
import dev.relapse.cluster.realnodes.ProgramFlags;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What may differ between two k3s clusters.
 *
 * @param image it also decides on the version of Kubernetes
 * @param featureGates of every program of Kubernetes, by name
 * @param flags of programs of Kubernetes and of what is installed
 */
record K3sOptions(String image, Map<String, Boolean> featureGates, ProgramFlags flags) {

    /** The property that chooses {@link #image}. */
    static final String IMAGE = "k3s.image";

    /** The property that chooses a release of k3s, whose own image is then taken. */
    static final String VERSION = "k3s.version";

    /** https://github.com/k3s-io/k3s/releases/tag/v1.36.1%2Bk3s1 */
    static final String DEFAULT_VERSION = "v1.36.1+k3s1";

    private static final String REPOSITORY = "rancher/k3s";

    K3sOptions {
        if (image.isBlank() || !image.equals(image.strip())) {
            throw new IllegalArgumentException(
                    "-D%s=%s is no image; give one such as rancher/k3s:v1.36.1-k3s1, or leave it out"
                            .formatted(IMAGE, image));
        }
        featureGates = Map.copyOf(featureGates);
    }

    /**
     * One node with the image that {@code k3s.image} names, or that of the release {@code
     * k3s.version}.
     *
     * @throws IllegalArgumentException for an empty image, what is no release, both of them, or a
     *     timer of a program that takes none
     */
    static K3sOptions from(Properties properties, List<TimerSetting> timers) {
        String image = properties.getProperty(IMAGE);
        String version = properties.getProperty(VERSION);
        if (image != null && version != null) {
            throw new IllegalArgumentException(
                    "-D%s=%s and -D%s=%s both choose the image: leave one out"
                            .formatted(IMAGE, image, VERSION, version));
        }
        return new K3sOptions(
                image != null ? image : imageOf(version != null ? version : DEFAULT_VERSION),
                Map.of(),
                new ProgramFlags(K3sCluster.KIND, timers));
    }

    /** The tag of a release cannot have its plus sign. */
    private static String imageOf(String version) {
        if (!version.matches("v[0-9]+(\\.[0-9]+){2}(-rc[0-9]+)?[+-]k3s[0-9]+")) {
            throw new IllegalArgumentException(
                    "-D%s=%s is no release of k3s; give one such as %s, or leave it out"
                            .formatted(VERSION, version, DEFAULT_VERSION));
        }
        return REPOSITORY + ":" + version.replace('+', '-');
    }
}
