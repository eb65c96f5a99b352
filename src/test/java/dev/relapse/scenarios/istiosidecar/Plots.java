package dev.relapse.scenarios.istiosidecar;

import dev.relapse.kubernetes.ReplicaHistory.Step;
import dev.relapse.replay.Journal;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricStatus;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ResourceMetricSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What the report shows over time. */
final class Plots {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration CPU_WINDOW = Duration.ofSeconds(3);
    private static final String UTILIZATION = "Utilization that the autoscaler sees";
    private static final double PERCENT = 100;
    private static final double MILLI = 1000;
    private static final double MEBIBYTE = 1024 * 1024;

    private final Journal journal;
    private final Workload workload;
    private final Proxies proxies;
    private final ControlPlane control;

    Plots(Journal journal, Workload workload, Proxies proxies, ControlPlane control) {
        this.journal = journal;
        this.workload = workload;
        this.proxies = proxies;
        this.control = control;
    }

    void draw() {
        journal.sample("Replicas of microdemo", "", EVERY, this::replicas);
        journal.sample(UTILIZATION, "%", EVERY, this::utilization);
        journal.sample("Pushes of clusters by istiod so far", "", EVERY, control::clusterPushes);
        each("Clusters that a proxy knows", "", Plots::clusters);
        each("CPU of a proxy", "m", Plots::cpu);
        each("Working set of a proxy", "MiB", Plots::memory);
        workload.autoscaler().get().flatMap(Plots::target).ifPresent(this::drawTarget);
    }

    /** The use of a proxy at which the pod is at its target, all of it being the proxy's. */
    private void drawTarget(ResourceMetricSource target) {
        Integer percent = target.getTarget().getAverageUtilization();
        if (percent == null) {
            return;
        }
        journal.level(UTILIZATION, "target", percent);
        double share = percent / PERCENT;
        double requested = workload.requests(target.getName());
        if (target.getName().equals("cpu")) {
            journal.level("CPU of a proxy", "target of the pod", share * requested * MILLI);
        } else {
            journal.level(
                    "Working set of a proxy", "target of the pod", share * requested / MEBIBYTE);
        }
    }

    private Double replicas() {
        List<Step> steps = workload.replicas().steps();
        return steps.isEmpty() ? null : (double) steps.get(steps.size() - 1).replicas();
    }

    private static Optional<ResourceMetricSource> target(HorizontalPodAutoscaler autoscaler) {
        return autoscaler.getSpec().getMetrics().stream()
                .map(MetricSpec::getResource)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Double utilization() {
        return workload.autoscaler().get().stream()
                .flatMap(hpa -> hpa.getStatus().getCurrentMetrics().stream())
                .map(MetricStatus::getResource)
                .filter(r -> r != null && r.getCurrent().getAverageUtilization() != null)
                .map(r -> (double) r.getCurrent().getAverageUtilization())
                .findFirst()
                .orElse(null);
    }

    private static Optional<Double> clusters(ProxyMeter meter) {
        return meter.lastState().map(state -> (double) state.clusters());
    }

    private static Optional<Double> cpu(ProxyMeter meter) {
        return meter.uses().last().flatMap(use -> meter.uses().milliCores(use.at(), CPU_WINDOW));
    }

    private static Optional<Double> memory(ProxyMeter meter) {
        return meter.uses().last().map(use -> use.memoryBytes() / MEBIBYTE);
    }

    /** A line for each measured proxy; after a restart, for the one in its place. */
    private void each(String name, String unit, Function<ProxyMeter, Optional<Double>> reading) {
        for (int i = 0; i < proxies.meters().size(); i++) {
            int place = i;
            journal.sample(
                    name,
                    "Envoy " + (place + 1),
                    unit,
                    EVERY,
                    () -> reading.apply(proxies.meters().get(place)).orElse(null));
        }
    }
}
