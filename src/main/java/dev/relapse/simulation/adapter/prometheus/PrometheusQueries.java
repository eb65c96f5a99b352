package dev.relapse.simulation.adapter.prometheus;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Evaluates PromQL at one moment. */
public interface PrometheusQueries {

    /** The vector, or a future that ends in an exception when there is none. */
    CompletableFuture<List<Sample>> query(String promQl, Instant at);
}
