package dev.relapse.scenarios.istiosidecar;

import io.fabric8.kubernetes.api.model.metrics.v1beta1.ContainerMetrics;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the metrics API says of the proxies' containers: every new figure once. Thread-safe. */
final class ReportedUsage {

    static final String CONTAINER = "istio-proxy";

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1024 * 1024);

    private final KubernetesClient client;
    private final String namespace;
    private final Map<String, Instant> newest = new HashMap<>();
    private final List<Figure> figures = new ArrayList<>();

    /**
     * A figure.
     *
     * @param pod whose proxy
     * @param arrived when it was first seen; those of one scrape arrive together
     * @param until the end of the window
     * @param window its length
     * @param milliCores mean use over it
     * @param mebibytes the working set at its end
     */
    record Figure(
            String pod,
            Instant arrived,
            Instant until,
            Duration window,
            double milliCores,
            double mebibytes) {}

    ReportedUsage(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Asks the metrics API; while it is not there, there is nothing new. */
    void look() {
        List<PodMetrics> answer;
        try {
            answer = client.top().pods().metrics(namespace).getItems();
        } catch (KubernetesClientException e) {
            return;
        }
        Instant now = Instant.now();
        answer.forEach(pod -> take(pod, now));
    }

    private synchronized void take(PodMetrics pod, Instant now) {
        String name = pod.getMetadata().getName();
        Instant until = Instant.parse(pod.getTimestamp());
        if (until.equals(newest.put(name, until))) {
            return;
        }
        pod.getContainers().stream()
                .filter(container -> container.getName().equals(CONTAINER))
                .forEach(
                        container ->
                                figures.add(
                                        new Figure(
                                                name,
                                                now,
                                                until,
                                                pod.getWindow().getDuration(),
                                                milliCores(container),
                                                mebibytes(container))));
    }

    private static double milliCores(ContainerMetrics container) {
        return container
                .getUsage()
                .get("cpu")
                .getNumericalAmount()
                .multiply(THOUSAND)
                .doubleValue();
    }

    private static double mebibytes(ContainerMetrics container) {
        return container
                .getUsage()
                .get("memory")
                .getNumericalAmount()
                .divide(MEBIBYTE)
                .doubleValue();
    }

    /** When the first news after that moment came. */
    synchronized Optional<Instant> arrivedAfter(Instant moment) {
        return figures.stream().map(Figure::arrived).filter(moment::isBefore).findFirst();
    }

    /**
     * When the first news after that moment came that no proxy had used as much.
     *
     * @param milliCores mean use over a window, in thousandths of a core
     * @param pods which the news must tell of, each of them
     */
    synchronized Optional<Instant> idleAfter(
            Instant moment, double milliCores, Collection<String> pods) {
        Map<Instant, Map<String, Double>> scrapes = new TreeMap<>();
        figures.stream()
                .filter(figure -> figure.arrived().isAfter(moment))
                .forEach(
                        figure ->
                                scrapes.computeIfAbsent(figure.arrived(), at -> new HashMap<>())
                                        .put(figure.pod(), figure.milliCores()));
        return scrapes.entrySet().stream()
                .filter(scrape -> scrape.getValue().keySet().containsAll(pods))
                .filter(
                        scrape ->
                                scrape.getValue().values().stream()
                                        .allMatch(cpu -> cpu < milliCores))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** From when on the figures tell of everything that is used; empty while there are none. */
    synchronized Optional<Instant> tellsFrom() {
        return figures.stream().findFirst().map(first -> first.until().minus(first.window()));
    }

    synchronized List<Figure> figures() {
        return List.copyOf(figures);
    }
}
