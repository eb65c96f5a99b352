package dev.relapse.data;

/**
 * A file that a person wrote cannot be used. The message names the file, the place and the fault.
 */
public class MalformedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedFileException(String message) {
        super(message);
    }

    public MalformedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
