package dev.relapse.simulation.adapter.prometheus;

/** Prometheus did not answer a query with a vector. */
public final class QueryFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueryFailed(String reason) {
        super(reason);
    }
}
