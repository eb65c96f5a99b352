package dev.relapse.artifact;

/** One source cannot give a program. The message says why and what would help, in one sentence. */
public class UnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnavailableException(String reason) {
        super(reason);
    }

    public UnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
