package dev.relapse.simulation.autoscaler.metrics;

import dev.relapse.simulation.autoscaler.planner.Unremovable;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The metrics of the scale-down half, with upstream's names, labels and help.
 *
 * <p>Upstream: {@code metrics/metrics.go}. As there, a reason that no node has any more keeps its
 * last figure in {@code unremovable_nodes_count}.
 */
public final class AutoscalerMetrics {

    private static final String NAMESPACE = "cluster_autoscaler_";

    private final PrometheusRegistry registry = new PrometheusRegistry();

    private final Gauge lastActivity =
            gauge("last_activity", "Last time certain part of CA logic executed.", "activity");
    private final Histogram functionDuration =
            Histogram.builder()
                    .name(NAMESPACE + "function_duration_seconds")
                    .help("Time taken by various parts of CA main loop.")
                    .labelNames("function")
                    .classicOnly()
                    .classicExponentialUpperBounds(0.01, 1.5, 30)
                    .register(registry);
    private final Gauge unneeded =
            gauge("unneeded_nodes_count", "Number of nodes currently considered unneeded by CA.");
    private final Gauge unremovable =
            gauge(
                    "unremovable_nodes_count",
                    "Number of nodes currently considered unremovable by CA.",
                    "reason");
    private final Gauge cooldown =
            gauge(
                    "scale_down_in_cooldown",
                    "Whether or not the scale down is in cooldown. 1 if its, 0 otherwise.");
    private final Gauge safe =
            gauge(
                    "cluster_safe_to_autoscale",
                    "Whether or not cluster is healthy enough for autoscaling. 1 if it is, 0"
                            + " otherwise.");
    private final Gauge nodes = gauge("nodes_count", "Number of nodes in cluster.", "state");
    private final Gauge unschedulable =
            gauge(
                    "unschedulable_pods_count",
                    "Number of unschedulable pods in the cluster.",
                    "type");
    private final Counter scaledDown =
            counter("scaled_down_nodes", "Number of nodes removed by CA.", "reason");
    private final Counter evicted =
            counter("evicted_pods", "Number of pods evicted by CA", "eviction_result");
    private final Counter errors =
            counter("errors", "The number of CA loops failed due to an error.", "type");

    public AutoscalerMetrics() {
        for (String result : List.of("succeeded", "failed")) {
            evicted.labelValues(result).inc(0);
        }
        for (String type : List.of("cloudProviderError", "apiCallError", "internalError")) {
            errors.labelValues(type).inc(0);
        }
        // Upstream starts these with the reasons of failed scale-ups.
        for (String reason : List.of("cloudProviderError", "apiCallError", "timeout")) {
            scaledDown.labelValues(reason).inc(0);
        }
    }

    PrometheusRegistry registry() {
        return registry;
    }

    public void activity(String function, Instant at) {
        lastActivity.labelValues(function).set((double) at.getEpochSecond());
    }

    public void duration(String function, Duration took) {
        functionDuration.labelValues(function).observe(took.toNanos() / 1e9);
    }

    public void unneeded(int count) {
        unneeded.set(count);
    }

    public void unremovable(List<Unremovable> all) {
        Map<String, Long> counts =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        node -> node.reason().metricLabel(),
                                        Collectors.counting()));
        counts.forEach((reason, count) -> unremovable.labelValues(reason).set(count.doubleValue()));
    }

    public void inCooldown(boolean is) {
        cooldown.set(is ? 1 : 0);
    }

    /** Nodes that are ready, unready, and not started yet, and whether that is healthy. */
    public void nodes(int ready, int unready, int notStarted, boolean healthy) {
        nodes.labelValues("ready").set(ready);
        nodes.labelValues("unready").set(unready);
        nodes.labelValues("notStarted").set(notStarted);
        nodes.labelValues("longUnregistered").set(0);
        nodes.labelValues("unregistered").set(0);
        safe.set(healthy ? 1 : 0);
    }

    public void unschedulable(int count) {
        unschedulable.labelValues("unschedulable").set(count);
    }

    /** The reason is {@code underutilized}, {@code empty} or {@code unready}. */
    public void scaledDown(String reason) {
        scaledDown.labelValues(reason).inc();
    }

    public void evicted(boolean succeeded) {
        evicted.labelValues(succeeded ? "succeeded" : "failed").inc();
    }

    /** The type is {@code apiCallError} or {@code internalError}. */
    public void failed(String type) {
        errors.labelValues(type).inc();
    }

    private Gauge gauge(String name, String help, String... labels) {
        return Gauge.builder()
                .name(NAMESPACE + name)
                .help(help)
                .labelNames(labels)
                .register(registry);
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name(NAMESPACE + name)
                .help(help)
                .labelNames(labels)
                .register(registry);
    }
}
