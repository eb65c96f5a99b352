package dev.relapse.scenarios.istiosidecar;

import io.fabric8.kubernetes.api.model.metrics.v1beta1.ContainerMetrics;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the metrics API says of the proxies' containers: every new figure once. Thread-safe. */
final class ReportedUsage {

    static final String CONTAINER = "istio-proxy";

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1024 * 1024);

    private final KubernetesClient client;
    private final String namespace;
    private final Map<String, Instant> newest = new HashMap<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Instant> arrivals = new ArrayList<>();

    /**
     * A figure.
     *
     * @param pod whose proxy
     * @param until the end of the window
     * @param window its length
     * @param milliCores mean use over it
     * @param mebibytes the working set at its end
     */
    record Figure(
            String pod, Instant until, Duration window, double milliCores, double mebibytes) {}

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
        answer.forEach(this::take);
    }

    private synchronized void take(PodMetrics pod) {
        String name = pod.getMetadata().getName();
        Instant until = Instant.parse(pod.getTimestamp());
        if (until.equals(newest.put(name, until))) {
            return;
        }
        arrivals.add(Instant.now());
        pod.getContainers().stream()
                .filter(container -> container.getName().equals(CONTAINER))
                .forEach(
                        container ->
                                figures.add(
                                        new Figure(
                                                name,
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
        return arrivals.stream().filter(arrival -> arrival.isAfter(moment)).findFirst();
    }

    synchronized List<Figure> figures() {
        return List.copyOf(figures);
    }
}
