package dev.relapse.simulation.draino.drain;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;

/**
 * How long evictions may take.
 *
 * @param maxGracePeriod the longest grace period that a pod is given
 * @param headroom added to it for the pod to be gone
 */
public record EvictionLimits(Duration maxGracePeriod, Duration headroom) {

    /** For the deletion of one pod, and for the whole drain. */
    public Duration deletion() {
        return maxGracePeriod.plus(headroom);
    }

    /** The pod's own grace period, but no more than the longest; in seconds. */
    public long graceSeconds(Pod pod) {
        Long own = pod.getSpec().getTerminationGracePeriodSeconds();
        long longest = maxGracePeriod.toSeconds();
        return own == null ? longest : Math.min(own, longest);
    }
}
