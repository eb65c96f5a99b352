package dev.relapse.simulation.adapter.auth;

/** The caller's credentials are not accepted. */
public final class Unauthorized extends Exception {

    private static final long serialVersionUID = 1L;

    Unauthorized(String reason, Throwable cause) {
        super(reason, cause);
    }
}
