package dev.relapse.simulation.draino.drain;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** Something about a node could not be done; the message reads as upstream's, causes and all. */
public final class DrainException extends RuntimeException {

    public DrainException(String message) {
        super(message);
    }

    /** As Go wraps an error: {@code message: cause}. */
    public DrainException(String message, Throwable cause) {
        super(message + ": " + reason(cause), cause);
    }

    /** The API server's own words where there are any. */
    public static String reason(Throwable cause) {
        if (cause instanceof KubernetesClientException refused && refused.getStatus() != null) {
            return refused.getStatus().getMessage();
        }
        return cause.getMessage();
    }
}
