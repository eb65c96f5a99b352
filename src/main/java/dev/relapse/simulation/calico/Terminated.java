package dev.relapse.simulation.calico;

/** Upstream's {@code utils.Terminate}: the process ends with exit code 1. */
final class Terminated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Terminated() {
        super("Terminating");
    }
}
