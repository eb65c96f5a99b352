package dev.relapse.cluster.capability;

import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.RuleFile;
import java.time.Duration;
import java.util.List;

/** A real Prometheus that scrapes the API server and evaluates a scenario's rules. */
public interface Monitoring {

    /**
     * Starts Prometheus and waits until the API server's target is up.
     *
     * @param rules what it evaluates
     * @param scrapeInterval also the default evaluation interval; recorded as a timer
     */
    PrometheusApi install(List<RuleFile> rules, Duration scrapeInterval);

    /** Takes a Prometheus that the scenario started itself for its source of evidence. */
    void adopt(PrometheusApi prometheus);
}
