package dev.relapse.cluster;

/** A scenario asked a cluster for something that this kind of cluster cannot do. */
public class UnsupportedByClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsupportedByClusterException(String message) {
        super(message);
    }
}
