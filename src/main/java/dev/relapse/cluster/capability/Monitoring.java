package dev.relapse.cluster.capability;

import dev.relapse.monitoring.PrometheusApi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real Prometheus that scrapes the API server and evaluates a scenario's rules. */
public interface Monitoring {

    /**
     * Starts Prometheus and waits until the API server's target is up.
     *
     * @param rules rule files, copied before the start
     * @param scrapeInterval also the default evaluation interval; recorded as a timer
     */
    PrometheusApi install(List<Path> rules, Duration scrapeInterval);
}
