package dev.relapse.simulation.calico.detect;

/** The autodetection method is none of upstream's; the process must end. */
public final class UnknownMethodException extends Exception {

    private static final long serialVersionUID = 1L;

    UnknownMethodException(String method) {
        super(method);
    }
}
