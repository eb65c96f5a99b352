package dev.relapse.cluster.kind;

import dev.relapse.cluster.TimerSetting;
import dev.relapse.cluster.realnodes.ProgramFlags;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What may differ between two kind clusters.
 *
 * @param image the node image; it also decides on the version of Kubernetes
 * @param workers nodes beside the control plane's
 * @param featureGates of every program of Kubernetes, by name
 * @param podSubnet the range of the pods' addresses
 * @param flags of programs of Kubernetes and of what is installed
 * @param reuse whether it is kept for the next replay, and one that was kept is taken
 */
record KindOptions(
        String image,
        int workers,
        Map<String, Boolean> featureGates,
        String podSubnet,
        ProgramFlags flags,
        boolean reuse) {

    /** The property for {@link #reuse}. */
    static final String REUSE = "kind.reuse";

    /** The property that chooses {@link #image}. */
    static final String IMAGE = "kind.image";

    private static final String KEEP = "relapse.keep";

    /**
     * The image that kind 0.33.0 was released with:
     * https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/apis/config/defaults/image.go
     */
    static final String DEFAULT_IMAGE =
            "kindest/node:v1.37.0@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5";

    KindOptions {
        if (image.isBlank() || !image.equals(image.strip())) {
            throw new IllegalArgumentException(
                    "-D%s=%s is no image; give one such as kindest/node:v1.36.3, or leave it out"
                            .formatted(IMAGE, image));
        }
        if (workers < 0) {
            throw new IllegalArgumentException("a cluster cannot have " + workers + " workers");
        }
        featureGates = Map.copyOf(featureGates);
    }

    /**
     * One control-plane node with the image that {@code kind.image} names.
     *
     * @throws IllegalArgumentException for an empty image, or a timer of a program that takes none
     */
    static KindOptions from(Properties properties, List<TimerSetting> timers) {
        return new KindOptions(
                properties.getProperty(IMAGE, DEFAULT_IMAGE),
                0,
                Map.of(),
                "10.244.0.0/16",
                new ProgramFlags(KindCluster.KIND, timers),
                reuses(properties));
    }

    private static boolean reuses(Properties properties) {
        String reuse = properties.getProperty(REUSE, "false");
        boolean reuses =
                switch (reuse) {
                    case "", "true" -> true;
                    case "false" -> false;
                    default ->
                            throw new IllegalArgumentException(
                                    "-D%s cannot be '%s'; it is true or false"
                                            .formatted(REUSE, reuse));
                };
        if (reuses && properties.getProperty(KEEP, "never").equals("failure")) {
            throw new IllegalArgumentException(
                    "-D%s and -D%s=failure exclude each other: what a replay leaves in a cluster that is used again is removed with its end"
                            .formatted(REUSE, KEEP));
        }
        return reuses;
    }

    /** The same with workers beside the control plane's node. */
    KindOptions withWorkers(int count) {
        return new KindOptions(image, count, featureGates, podSubnet, flags, reuse);
    }
}
