package dev.relapse.scenarios.istiosidecar;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.PodUsage;
import dev.relapse.definition.Durations;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The workload's proxies. Those of its initial replicas are real, and what they are measured to use
 * is what their pods report; each further replica reports the median of them.
 */
final class Proxies {

    private static final long MIB = 1024 * 1024;

    /**
     * A proxy that uses less for so long has nothing more to take in: a push would cost it more.
     */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private static final double QUIET_MILLI_CORES = 50;

    private final Cluster cluster;
    private final ControlPlane control;
    private final ScenarioDefinition scenario;
    private final Settings settings;
    private final Workload workload;
    private final PodUsage usage;
    private final Duration window;
    private final Duration scrapeLimit;
    private final List<ProxyMeter> meters = new CopyOnWriteArrayList<>();
    private final Map<String, Told> told = new HashMap<>();
    private int started;

    Proxies(
            Cluster cluster,
            ControlPlane control,
            ScenarioDefinition scenario,
            Settings settings,
            Workload workload) {
        this.cluster = cluster;
        this.control = control;
        this.scenario = scenario;
        this.settings = settings;
        this.workload = workload;
        this.usage = cluster.require(PodUsage.class);
        this.window = Durations.parse(scenario.timer("metrics-server --metric-resolution"));
        this.scrapeLimit =
                Durations.parse(scenario.timer("metrics-server --kubelet-request-timeout"));
    }

    /** Starts a proxy for each of these pods, which are then the last to be given up. */
    void startFor(List<Pod> pods) {
        int first = started;
        started += pods.size();
        meters.addAll(
                IntStream.range(0, pods.size())
                        .parallel()
                        .mapToObj(i -> startFor(pods.get(i), "envoy-" + (first + i)))
                        .toList());
    }

    private ProxyMeter startFor(Pod pod, String name) {
        workload.keepLongest(pod);
        return new ProxyMeter(Proxy.start(name, pod, cluster, control, scenario, settings));
    }

    /** Ends the proxies that there are and starts as many for new pods, after a restart. */
    void replaceFor(List<Pod> pods) {
        List<ProxyMeter> old = List.copyOf(meters);
        startFor(pods.subList(0, old.size()));
        meters.removeAll(old);
        old.forEach(meter -> meter.proxy().stop());
    }

    /** How long the metrics API looks at a proxy for one figure. */
    Duration window() {
        return window;
    }

    /** How long the answer to one look may take. */
    Duration scrapeLimit() {
        return scrapeLimit;
    }

    /** The measured ones. */
    List<ProxyMeter> meters() {
        return List.copyOf(meters);
    }

    /** Of the whole workload, measured or not. */
    Set<String> pods() {
        return workload.pods().stream()
                .map(pod -> pod.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    /** Reads what every proxy knows. */
    void read() {
        meters.forEach(ProxyMeter::read);
    }

    /** From when on no proxy had anything to take in, once that has lasted since a moment. */
    Optional<Instant> quietSince(Instant moment) {
        List<Instant> quiet = new ArrayList<>();
        for (ProxyMeter meter : meters) {
            meter.uses().quietSince(moment, QUIET, QUIET_MILLI_CORES).ifPresent(quiet::add);
        }
        return quiet.size() == meters.size()
                ? quiet.stream().max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** Pushes of a wave to each proxy; empty while some proxy's statistics do not tell yet. */
    List<Long> pushes(Wave wave) {
        List<Long> pushes = new ArrayList<>();
        for (ProxyMeter meter : meters) {
            meter.pushes(wave.began(), wave.taken()).ifPresent(pushes::add);
        }
        return pushes.size() == meters.size() ? pushes : List.of();
    }

    /**
     * Measures every proxy and reports its use: CPU as the mean over one window of the metrics API,
     * so that its next figure is what the process really used, whenever it is taken.
     */
    void report() {
        List<Pod> others = new ArrayList<>(workload.pods());
        List<Use> measured = new ArrayList<>();
        for (ProxyMeter meter : meters) {
            Use use = use(meter);
            measured.add(use);
            tell(meter.proxy().pod(), use);
            meter.told();
            others.removeIf(pod -> pod.getMetadata().getName().equals(meter.proxy().pod()));
        }
        Use typical = Use.medianOf(measured);
        others.forEach(pod -> tell(pod.getMetadata().getName(), typical));
    }

    /** Writes only what has changed: each write makes every controller that watches pods work. */
    private void tell(String pod, Use use) {
        Told now =
                new Told(
                        Math.max(1, Math.round(use.milliCores())) + "m",
                        use.memoryBytes() / MIB + "Mi");
        if (!now.equals(told.get(pod))
                && usage.set(
                        Workload.NAME, pod, ReportedUsage.CONTAINER, now.cpu(), now.memory())) {
            told.put(pod, now);
        }
    }

    /** What the cluster knows of a proxy's use. */
    private record Told(String cpu, String memory) {}

    private Use use(ProxyMeter meter) {
        ProxyUse use = meter.measure();
        return new Use(meter.uses().milliCores(use.at(), window).orElse(0.0), use.memoryBytes());
    }

    /** What a proxy uses. */
    record Use(double milliCores, long memoryBytes) {

        static Use medianOf(List<Use> uses) {
            List<Double> cpu =
                    new ArrayList<>(uses.stream().map(Use::milliCores).sorted().toList());
            List<Long> memory =
                    new ArrayList<>(uses.stream().map(Use::memoryBytes).sorted().toList());
            int upper = uses.size() / 2;
            int lower = (uses.size() - 1) / 2;
            return new Use(
                    (cpu.get(lower) + cpu.get(upper)) / 2,
                    (memory.get(lower) + memory.get(upper)) / 2);
        }
    }
}
