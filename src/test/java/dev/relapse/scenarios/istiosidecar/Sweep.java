package dev.relapse.scenarios.istiosidecar;

import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.ReplicaHistory;
import dev.relapse.kubernetes.ReplicaHistory.Step;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.replay.Journal;
import dev.relapse.wait.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Measures one wave at each of several sizes of the mesh, and writes down what it cost. */
final class Sweep {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final double MILLI = 1000;
    private static final double PERCENT = 100;
    private static final double MEBIBYTE = 1024 * 1024;
    private static final String VARIED = "services in the mesh";

    private final DeploymentWaves waves;
    private final Proxies proxies;
    private final Workload workload;
    private final Settings settings;
    private final Journal journal;

    Sweep(
            DeploymentWaves waves,
            Proxies proxies,
            Workload workload,
            Settings settings,
            Journal journal) {
        this.waves = waves;
        this.proxies = proxies;
        this.workload = workload;
        this.settings = settings;
        this.journal = journal;
    }

    /** The sizes that the settings name, in their order. */
    static List<Integer> sizes(Settings settings) {
        return Arrays.stream(settings.text("sweep.services").split(" "))
                .map(Integer::valueOf)
                .toList();
    }

    /** Waits for the next wave, which is to come to a mesh of that size, and measures it. */
    void measure(int services) {
        Wave wave = nextWave(services, Instant.now());
        Instant settled = wave.taken().plus(settings.duration("wave.settle"));
        List<ProxyMeter> meters = proxies.meters();
        double cpu = 0;
        double peak = 0;
        double memory = 0;
        for (ProxyMeter meter : meters) {
            cpu += meter.uses().cpu(wave.began(), settled).toNanos() / 1e9 / meters.size();
            peak += peak(meter, wave.began(), settled) / meters.size();
            memory +=
                    meter.uses().last().map(use -> use.memoryBytes() / MEBIBYTE).orElse(0.0)
                            / meters.size();
        }
        double pushes =
                proxies.pushes(wave).stream().mapToLong(Long::longValue).average().orElseThrow();
        double cost = MILLI * cpu / pushes;
        journal.relation("CPU of one push to one proxy", "ms", VARIED, services, cost);
        journal.relation("Most CPU of a proxy over one window", "m", VARIED, services, peak);
        journal.relation("Memory of a proxy", "MiB", VARIED, services, memory);
        journal.note(
                "sweep, %d services: %.0f pushes of %.0f ms CPU each, at most %.0fm over one window (%.0f %% of the pod's request), %.0f MiB, up to %d replicas"
                        .formatted(
                                services,
                                pushes,
                                cost,
                                peak,
                                PERCENT * peak / MILLI / workload.requests("cpu"),
                                memory,
                                most(workload.replicas(), wave.began(), settled)));
    }

    private Wave nextWave(int services, Instant since) {
        Wait.atMost(LIMIT)
                .every(LOOK)
                .until(
                        Probe.of(
                                "a wave over a mesh of " + services + " services",
                                () ->
                                        settled(since)
                                                .map(wave -> Observation.holds("it is over", 1))
                                                .orElse(Observation.nothing("not yet"))));
        return settled(since).orElseThrow();
    }

    private Optional<Wave> settled(Instant since) {
        Instant settled = Instant.now().minus(settings.duration("wave.settle"));
        return waves.over().stream()
                .filter(wave -> wave.began().isAfter(since) && wave.taken().isBefore(settled))
                .filter(wave -> !proxies.pushes(wave).isEmpty())
                .findFirst();
    }

    private double peak(ProxyMeter meter, Instant from, Instant until) {
        return meter.uses().milliCores(from, until, proxies.window()).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private static int most(ReplicaHistory history, Instant from, Instant until) {
        int most = 0;
        for (Step step : history.steps()) {
            if (step.at().isBefore(from)) {
                most = step.replicas();
            } else if (step.at().isBefore(until)) {
                most = Math.max(most, step.replicas());
            }
        }
        return most;
    }
}
