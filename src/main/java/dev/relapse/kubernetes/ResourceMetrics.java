package dev.relapse.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * Reads of {@code metrics.k8s.io}, as {@code kubectl top} makes them, and discovery of the group.
 */
public record ResourceMetrics(KubernetesClient client) {

    private static final String GROUP_VERSION = "/apis/metrics.k8s.io/v1beta1";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Holds while the API lists a figure for at least this many nodes. */
    public Probe topNodes(int least) {
        return Probe.of(
                "kubectl top nodes answers", () -> figures(GROUP_VERSION + "/nodes", least));
    }

    /** Holds while the API lists a figure for at least this many pods of the namespace. */
    public Probe topPods(String namespace, int least) {
        return Probe.of(
                "kubectl top pods answers",
                () -> figures(GROUP_VERSION + "/namespaces/" + namespace + "/pods", least));
    }

    /** Holds while discovery of the group's version fails with an error of the API server's. */
    public Probe discoveryFails() {
        return Probe.of(
                "discovery of metrics.k8s.io/v1beta1 fails",
                () -> {
                    try {
                        String answer = client.raw(GROUP_VERSION);
                        return answer == null
                                ? Observation.notYet("no such group version (404)", 1)
                                : Observation.notYet("discovery answers", 1);
                    } catch (KubernetesClientException e) {
                        return e.getCode() == 503
                                ? Observation.holds("503: " + e.getMessage(), 1)
                                : Observation.notYet(e.getCode() + ": " + e.getMessage(), 1);
                    }
                });
    }

    private Observation figures(String path, int least) throws Exception {
        String answer;
        try {
            answer = client.raw(path);
        } catch (KubernetesClientException e) {
            return Observation.notYet(path + ": " + e.getCode() + ": " + e.getMessage(), 1);
        }
        if (answer == null) {
            return Observation.notYet(path + " does not exist (404)", 1);
        }
        JsonNode items = JSON.readTree(answer).path("items");
        String observed = items.size() + " items at " + path;
        return items.size() >= least
                ? Observation.holds(observed, items.size())
                : Observation.notYet(observed + ", at least " + least + " are needed", 1);
    }
}
