package dev.relapse.monitoring;

import java.net.URI;

/**
 * A running Prometheus.
 *
 * @param base its address, without a trailing slash
 */
public record PrometheusApi(URI base) {}
