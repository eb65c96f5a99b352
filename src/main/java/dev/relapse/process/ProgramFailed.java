package dev.relapse.process;

/**
 * A program could not be started or died. The message holds its exit code and the end of its log.
 */
public class ProgramFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProgramFailed(String message) {
        super(message);
    }

    public ProgramFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
