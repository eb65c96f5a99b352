package dev.relapse.simulation.draino.pod;

import dev.relapse.simulation.draino.flags.EvictFlags;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;

/** The filters that the flags ask for, all of which a pod must pass to be evicted. */
public final class EvictionPolicy implements PodFilter {

    private static final String NOT_SAFE_TO_EVICT =
            "cluster-autoscaler.kubernetes.io/safe-to-evict=false";

    private final List<PodFilter> filters = new ArrayList<>();

    /**
     * Puts the filters in the order of {@code cmd/draino/draino.go}. The order shows: a pod that an
     * earlier filter keeps on its node is never looked up, so its controller cannot fail the drain.
     */
    public EvictionPolicy(
            EvictFlags evict, List<String> protectedAnnotations, Controllers controllers) {
        filters.add(PodFilters::isNoMirror);
        if (!evict.emptyDir) {
            filters.add(PodFilters::hasNoEmptyDir);
        }
        if (!evict.unreplicated) {
            filters.add(PodFilters::isReplicated);
        }
        if (!evict.daemonSet) {
            filters.add(PodFilters.withoutExisting("DaemonSet", controllers));
        }
        if (!evict.statefulSet) {
            filters.add(PodFilters.withoutExisting("StatefulSet", controllers));
        }
        filters.add(PodFilters.without(NOT_SAFE_TO_EVICT));
        protectedAnnotations.forEach(annotation -> filters.add(PodFilters.without(annotation)));
    }

    @Override
    public boolean passes(Pod pod) throws ControllerLookupException {
        for (PodFilter filter : filters) {
            if (!filter.passes(pod)) {
                return false;
            }
        }
        return true;
    }
}
