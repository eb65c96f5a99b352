package dev.relapse.simulation.draino.drain;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** What a drain needs to know and do about pods. Every refusal of the API server is thrown. */
public interface Pods {

    /** Every pod that is bound to the node, in any namespace. */
    List<Pod> on(String node);

    /** Whether this very pod, by its UID, is gone. */
    boolean isGone(Pod pod);

    /**
     * Asks for the pod's eviction.
     *
     * @param graceSeconds of the delete options
     */
    EvictionAnswer evict(Pod pod, long graceSeconds);
}
