package dev.relapse.proof;

/**
 * The harness cannot tell whether a proof holds: a probe broke, a process died, there was no
 * evidence.
 */
public class CannotTell extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotTell(String message) {
        super(message);
    }

    public CannotTell(String message, Throwable cause) {
        super(message, cause);
    }
}
