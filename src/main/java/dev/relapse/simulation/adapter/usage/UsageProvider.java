package dev.relapse.simulation.adapter.usage;

import dev.relapse.simulation.adapter.prometheus.PrometheusQueries;
import dev.relapse.simulation.adapter.prometheus.Sample;
import dev.relapse.simulation.adapter.rules.Durations;
import dev.relapse.simulation.adapter.rules.ResourceQuery;
import dev.relapse.simulation.adapter.rules.ResourceRules;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures of pods and nodes from Prometheus, with the <a
 * href="https://github.com/kubernetes-sigs/prometheus-adapter/blob/v0.12.0/pkg/resourceprovider/provider.go">adapter's
 * rules</a>: what has no samples is left out, and a failed query is logged and gives no figures,
 * not an error.
 */
public final class UsageProvider {

    private static final Logger LOG = LoggerFactory.getLogger(UsageProvider.class);

    private final PrometheusQueries prometheus;
    private final ResourceQuery cpu;
    private final ResourceQuery memory;
    private final String window;
    private final Clock clock;

    /** Figures by these rules. */
    public UsageProvider(PrometheusQueries prometheus, ResourceRules rules, Clock clock) {
        this.prometheus = prometheus;
        this.cpu = new ResourceQuery(rules.cpu());
        this.memory = new ResourceQuery(rules.memory());
        this.window = Durations.format(rules.windowLength());
        this.clock = clock;
    }

    /** The figures of those nodes that have any, in the given order. */
    public List<NodeMetrics> nodes(List<ObjectMeta> nodes) {
        if (nodes.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<String> names = nodes.stream().map(ObjectMeta::getName).toList();
        Readings readings =
                await(
                        "nodes",
                        ask(now, query -> query.nodes(names), cpu.nodeLabel(), memory.nodeLabel()));
        return nodes.stream()
                .filter(node -> readings.has(node.getName()))
                .map(node -> nodeMetrics(node, readings))
                .toList();
    }

    /** The figures of those pods that have any, in the given order. */
    public List<PodMetrics> pods(List<ObjectMeta> pods) {
        Instant now = clock.instant();
        Map<String, List<String>> byNamespace =
                pods.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ObjectMeta::getNamespace,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                ObjectMeta::getName, Collectors.toList())));
        Map<String, CompletableFuture<Readings>> asked = new TreeMap<>();
        byNamespace.forEach(
                (namespace, names) ->
                        asked.put(
                                namespace,
                                ask(
                                        now,
                                        query -> query.containers(namespace, names),
                                        cpu.podLabel(),
                                        memory.podLabel())));
        Map<String, Readings> readings = new TreeMap<>();
        asked.forEach(
                (namespace, answer) ->
                        readings.put(namespace, await("pods of namespace " + namespace, answer)));
        return pods.stream()
                .filter(pod -> readings.get(pod.getNamespace()).has(pod.getName()))
                .map(pod -> podMetrics(pod, readings.get(pod.getNamespace())))
                .toList();
    }

    private CompletableFuture<Readings> ask(
            Instant now,
            Function<ResourceQuery, String> text,
            String cpuLabel,
            String memoryLabel) {
        CompletableFuture<List<Sample>> cpuAnswer = prometheus.query(text.apply(cpu), now);
        CompletableFuture<List<Sample>> memoryAnswer = prometheus.query(text.apply(memory), now);
        return cpuAnswer.thenCombine(
                memoryAnswer,
                (cores, bytes) ->
                        new Readings(
                                Readings.byLabel(cores, cpuLabel),
                                Readings.byLabel(bytes, memoryLabel)));
    }

    private static Readings await(String what, CompletableFuture<Readings> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            LOG.error("unable to fetch metrics of {}, skipping: {}", what, e.getCause().toString());
            return Readings.NONE;
        }
    }

    private NodeMetrics nodeMetrics(ObjectMeta node, Readings readings) {
        String name = node.getName();
        return new NodeMetrics(
                Metadata.of(node, clock.instant()),
                Metadata.time(readings.earliest(name)),
                window,
                Usage.of(
                        readings.cpu().get(name).get(0).value(),
                        readings.memory().get(name).get(0).value()));
    }

    private PodMetrics podMetrics(ObjectMeta pod, Readings readings) {
        Map<String, double[]> containers = new TreeMap<>();
        collect(containers, 0, readings.cpu().get(pod.getName()), cpu.containerLabel());
        collect(containers, 1, readings.memory().get(pod.getName()), memory.containerLabel());
        return new PodMetrics(
                Metadata.of(pod, clock.instant()),
                Metadata.time(readings.earliest(pod.getName())),
                window,
                containers.entrySet().stream()
                        .map(
                                container ->
                                        new PodMetrics.ContainerMetrics(
                                                container.getKey(),
                                                Usage.of(
                                                        container.getValue()[0],
                                                        container.getValue()[1])))
                        .toList());
    }

    // A container with only one of the two resources keeps zero for the other, as upstream.
    private static void collect(
            Map<String, double[]> containers, int resource, List<Sample> samples, String label) {
        for (Sample sample : samples) {
            double[] figures =
                    containers.computeIfAbsent(sample.label(label), name -> new double[2]);
            figures[resource] = sample.value();
        }
    }
}
