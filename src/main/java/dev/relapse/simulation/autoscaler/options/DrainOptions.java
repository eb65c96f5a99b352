package dev.relapse.simulation.autoscaler.options;

import java.time.Duration;

/**
 * Which pods keep their node.
 *
 * @param skipSystemPods nodes with movable kube-system pods stay
 * @param skipLocalStorage nodes with pods on local storage stay
 * @param skipCustomControllers only pods of the well-known controllers can move
 * @param minReplicaCount replicas below which a controller's pods cannot move
 * @param systemPodTimeout age after which a kube-system pod without a budget no longer blocks
 */
public record DrainOptions(
        boolean skipSystemPods,
        boolean skipLocalStorage,
        boolean skipCustomControllers,
        int minReplicaCount,
        Duration systemPodTimeout) {

    /** The defaults of 1.33.0, {@code config/flags/flags.go}. */
    public static DrainOptions defaults() {
        return new DrainOptions(true, true, true, 0, Duration.ofHours(1));
    }
}
