package dev.relapse.artifact.catalogue;

/** The catalogue is wrong. The message names the file, the key and what to do. */
public class CatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CatalogueException(String message) {
        super(message);
    }

    public CatalogueException(String message, Throwable cause) {
        super(message, cause);
    }
}
