package dev.relapse.monitoring;

/** Prometheus could not be asked, or refused. The message says what was asked, where, and why. */
public class PrometheusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PrometheusException(String message) {
        super(message);
    }

    public PrometheusException(String message, Throwable cause) {
        super(message, cause);
    }
}
