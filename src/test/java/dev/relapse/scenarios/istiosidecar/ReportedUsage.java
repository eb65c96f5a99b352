package dev.relapse.scenarios.istiosidecar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.kubernetes.GoDuration;
import io.fabric8.kubernetes.api.model.Quantity;
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

    private static final String PODS = "/apis/metrics.k8s.io/v1beta1/namespaces/%s/pods";
    private static final ObjectMapper JSON = new ObjectMapper();

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
        JsonNode answer;
        try {
            String text = client.raw(PODS.formatted(namespace));
            if (text == null) {
                return;
            }
            answer = JSON.readTree(text);
        } catch (KubernetesClientException | JsonProcessingException e) {
            return;
        }
        Instant now = Instant.now();
        answer.path("items").forEach(pod -> take(pod, now));
    }

    /** Takes what the metrics API says of one pod, if it is news. */
    synchronized void take(JsonNode pod, Instant now) {
        String name = pod.path("metadata").path("name").asText();
        Instant until = Instant.parse(pod.path("timestamp").asText());
        if (until.equals(newest.put(name, until))) {
            return;
        }
        Duration window = GoDuration.parse(pod.path("window").asText());
        for (JsonNode container : pod.path("containers")) {
            if (container.path("name").asText().equals(CONTAINER)) {
                figures.add(
                        new Figure(
                                name,
                                now,
                                until,
                                window,
                                used(container, "cpu").multiply(THOUSAND).doubleValue(),
                                used(container, "memory").divide(MEBIBYTE).doubleValue()));
            }
        }
    }

    private static BigDecimal used(JsonNode container, String resource) {
        return new Quantity(container.path("usage").path(resource).asText()).getNumericalAmount();
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
