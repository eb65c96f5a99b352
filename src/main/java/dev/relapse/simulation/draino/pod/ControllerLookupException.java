package dev.relapse.simulation.draino.pod;

/** The API server would not say whether a pod's controller exists. */
public final class ControllerLookupException extends Exception {

    public ControllerLookupException(String message, Throwable cause) {
        super(message, cause);
    }
}
