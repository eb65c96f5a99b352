package dev.relapse.cluster.capability;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Nodes without machines, whose kubelets KWOK plays. A pod that is deleted is gone at once, or
 * after as long as its annotation {@code relapse.dev/stops-after} says: {@code 10s}.
 */
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
     * @param annotations added to those by which it is played
     * @param providerId what a cloud calls its machine; empty for a node of no cloud
     */
    record SimulatedNode(
            String name,
            Map<String, String> allocatable,
            Map<String, String> labels,
            Map<String, String> annotations,
            Optional<String> providerId) {

        public SimulatedNode {
            allocatable = Map.copyOf(allocatable);
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
            Objects.requireNonNull(providerId, "providerId");
        }

        /** A node of no cloud. */
        public SimulatedNode(
                String name, Map<String, String> allocatable, Map<String, String> labels) {
            this(name, allocatable, labels, Map.of(), Optional.empty());
        }
    }
}
