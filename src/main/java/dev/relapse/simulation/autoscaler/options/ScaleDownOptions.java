package dev.relapse.simulation.autoscaler.options;

import java.time.Duration;

/**
 * When a node may go.
 *
 * @param utilizationThreshold a node at or above this share of its allocatable stays
 * @param ignoreDaemonSets whether DaemonSet pods are factored out of the utilization
 * @param ignoreMirrorPods whether mirror pods are
 * @param unreadyEnabled whether unready nodes may be removed
 * @param unneededTime how long a ready node must have been unneeded
 * @param unreadyTime how long an unready one must have been
 * @param recheckAfter how long a node whose removal failed in simulation is not looked at again
 */
public record ScaleDownOptions(
        double utilizationThreshold,
        boolean ignoreDaemonSets,
        boolean ignoreMirrorPods,
        boolean unreadyEnabled,
        Duration unneededTime,
        Duration unreadyTime,
        Duration recheckAfter) {

    /** The defaults of 1.33.0, {@code config/flags/flags.go} and {@code config/const.go}. */
    public static ScaleDownOptions defaults() {
        return new ScaleDownOptions(
                0.5,
                false,
                false,
                true,
                Duration.ofMinutes(10),
                Duration.ofMinutes(20),
                Duration.ofMinutes(5));
    }

    public ScaleDownOptions ignoringDaemonSets(boolean ignore) {
        return new ScaleDownOptions(
                utilizationThreshold,
                ignore,
                ignoreMirrorPods,
                unreadyEnabled,
                unneededTime,
                unreadyTime,
                recheckAfter);
    }
}
