package dev.relapse.simulation.calico.links;

/** No interface has an address that will do. */
public final class NoAddressException extends Exception {

    private static final long serialVersionUID = 1L;

    public NoAddressException(String message) {
        super(message);
    }
}
