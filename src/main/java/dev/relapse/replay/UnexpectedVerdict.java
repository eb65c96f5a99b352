package dev.relapse.replay;

/** The replay's verdict is a plain one, but not the one that its variant expects. */
public class UnexpectedVerdict extends AssertionError {

    private static final long serialVersionUID = 1L;

    public UnexpectedVerdict(String message, Throwable cause) {
        super(message, cause);
    }
}
