package dev.relapse.simulation.calico.api;

import java.io.IOException;

/** The API server refused a request. */
public final class ApiFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ApiFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    public boolean isNotFound() {
        return status == 404;
    }

    public boolean isUnauthorized() {
        return status == 401;
    }

    /** Somebody else created the object, or changed it since it was read. */
    public boolean isConflict() {
        return status == 409;
    }
}
