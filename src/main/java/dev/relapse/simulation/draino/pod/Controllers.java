package dev.relapse.simulation.draino.pod;

/** Which controllers exist. */
@FunctionalInterface
public interface Controllers {

    /**
     * Whether the controller exists.
     *
     * @param kind {@code DaemonSet} or {@code StatefulSet}
     * @throws ControllerLookupException on any answer other than yes and not found
     */
    boolean exist(String kind, String namespace, String name) throws ControllerLookupException;
}
