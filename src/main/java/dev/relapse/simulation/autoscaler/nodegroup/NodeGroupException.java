package dev.relapse.simulation.autoscaler.nodegroup;

/** The cloud provider refuses; worded as upstream's kwok provider. */
public class NodeGroupException extends Exception {

    private static final long serialVersionUID = 1L;

    NodeGroupException(String message) {
        super(message);
    }
}
