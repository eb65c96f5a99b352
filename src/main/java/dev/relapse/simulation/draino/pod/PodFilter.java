package dev.relapse.simulation.draino.pod;

import io.fabric8.kubernetes.api.model.Pod;

/** Says whether a drain evicts a pod ({@code internal/kubernetes/podfilters.go}). */
@FunctionalInterface
public interface PodFilter {

    /**
     * Whether the pod is evicted.
     *
     * @throws ControllerLookupException when it cannot be told; the whole drain fails then
     */
    boolean passes(Pod pod) throws ControllerLookupException;
}
