package dev.relapse.artifact;

/** A program cannot be had. The message names every source that was tried and why each failed. */
public class MissingArtifactException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingArtifactException(String message) {
        super(message);
    }
}
