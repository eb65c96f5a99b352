package dev.relapse.scenarios.istiosidecar;

import dev.relapse.kubernetes.ReplicaHistory.Step;
import dev.relapse.replay.Journal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What the report shows over time. */
final class Plots {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration CPU_WINDOW = Duration.ofSeconds(3);
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
        journal.sample("Pushes of clusters by istiod", "so far", EVERY, control::clusterPushes);
        sample("Clusters", "", meter -> meter.last().map(s -> (double) s.clusters()).orElse(null));
        sample(
                "CPU",
                "m",
                meter ->
                        meter.last()
                                .flatMap(s -> meter.milliCores(s.at(), CPU_WINDOW))
                                .orElse(null));
        sample(
                "Working set",
                "MiB",
                meter -> meter.last().map(s -> s.memoryBytes() / MEBIBYTE).orElse(null));
    }

    private Double replicas() {
        List<Step> steps = workload.replicas().steps();
        return steps.isEmpty() ? null : (double) steps.get(steps.size() - 1).replicas();
    }

    private void sample(String what, String unit, Function<ProxyMeter, Double> reading) {
        journal.sample(
                what + " of a proxy",
                unit,
                EVERY,
                () -> proxies.meters().isEmpty() ? null : reading.apply(proxies.meters().get(0)));
    }
}
