package dev.relapse.cluster.capability;

import java.util.Map;

/** Nodes without machines, whose kubelets KWOK plays. */
public interface SimulatedNodes {

    /** Registers a node and waits until it is Ready and takes pods. */
    void add(SimulatedNode node);

    /**
     * Cuts a node's power for good: its kubelet reports nothing any more, and neither finishes nor
     * deletes its pods.
     */
    void powerOff(String name);

    /**
     * A node to play.
     *
     * @param name the Node's name
     * @param allocatable quantities by resource: {@code cpu}, {@code memory}, {@code pods}
     * @param labels added to the usual hostname, os and arch labels
     */
    record SimulatedNode(String name, Map<String, String> allocatable, Map<String, String> labels) {
        public SimulatedNode {
            allocatable = Map.copyOf(allocatable);
            labels = Map.copyOf(labels);
        }
    }
}
