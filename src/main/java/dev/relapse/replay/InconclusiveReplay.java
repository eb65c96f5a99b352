package dev.relapse.replay;

/** The replay could not tell: an error and not a failed assertion. */
public class InconclusiveReplay extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InconclusiveReplay(String message, Throwable cause) {
        super(message, cause);
    }
}
