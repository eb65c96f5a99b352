package dev.relapse.cluster.capability;

import java.util.Map;

/** Sets what the pods of a simulated node use, as the real metrics API will then report it. */
public interface PodUsage {

    /**
     * The annotations that make each container of a pod use this much, for a pod template.
     *
     * @param cpu a quantity, such as {@code 50m}
     * @param memory a quantity, such as {@code 64Mi}
     */
    Map<String, String> annotations(String cpu, String memory);

    /**
     * Has a node's figures tell of its pods from the next scrape on. To be called once a pod runs
     * there; without it the first scrape finds the node alone.
     *
     * @param node a simulated one
     */
    void beginReporting(String node);

    /** Changes the usage of each container of one running pod. */
    void set(String namespace, String pod, String cpu, String memory);

    /**
     * Changes the usage of one container of a running pod. Stronger than what was said of each
     * container.
     *
     * @return false when there is no such pod (any more)
     */
    boolean set(String namespace, String pod, String container, String cpu, String memory);
}
