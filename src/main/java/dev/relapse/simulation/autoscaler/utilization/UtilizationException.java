package dev.relapse.simulation.autoscaler.utilization;

/** A node's utilization cannot be computed; worded as upstream's error. */
public class UtilizationException extends Exception {

    private static final long serialVersionUID = 1L;

    UtilizationException(String message) {
        super(message);
    }
}
