package dev.relapse.cluster.capability;

import java.util.Map;

/** Sets what the pods of a simulated node use, as the real metrics API will then report it. */
public interface PodUsage {

    /**
     * The annotations that make a pod use this much, for a pod template.
     *
     * @param cpu a quantity, such as {@code 50m}
     * @param memory a quantity, such as {@code 64Mi}
     */
    Map<String, String> annotations(String cpu, String memory);

    /** Changes the usage of one running pod. */
    void set(String namespace, String pod, String cpu, String memory);
}
