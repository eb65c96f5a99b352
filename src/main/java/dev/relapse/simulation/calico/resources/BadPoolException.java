package dev.relapse.simulation.calico.resources;

/** The environment asks for a pool that cannot be; the process must end. */
public final class BadPoolException extends Exception {

    private static final long serialVersionUID = 1L;

    BadPoolException(String message) {
        super(message);
    }
}
