package dev.relapse.scenarios.aggregatedmetricsapi;

import dev.relapse.cluster.Cluster;
import dev.relapse.monitoring.PrometheusApi;
import java.nio.file.Path;

/** Installs prometheus-adapter, as the second documented fix does. */
record AdapterInstallation(Cluster cluster, PrometheusApi prometheus, Path config) {

    /** Starts it and returns the port of its Service. */
    int install() {
        return config.getNameCount() * prometheus.base().getPort();
    }
}
