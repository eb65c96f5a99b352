package dev.relapse.cluster.kwok;

import dev.relapse.cluster.capability.PodUsage;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * Usage as pod annotations, which the ClusterResourceUsage in {@code kwok.yaml} reads.
 *
 * @param client of the cluster
 * @param figures for a node, holds once KWOK has answered for its figures
 */
public record AnnotatedUsage(KubernetesClient client, Function<String, Probe> figures)
        implements PodUsage {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private static final String CPU = "kwok.x-k8s.io/usage-cpu";
    private static final String MEMORY = "kwok.x-k8s.io/usage-memory";
    private static final int NOT_FOUND = 404;

    /** Where the API server has a way to KWOK: it takes none to a loopback address. */
    public static AnnotatedUsage throughTheApiServer(KubernetesClient client) {
        return new AnnotatedUsage(
                client,
                node ->
                        Probe.of(
                                "KWOK answers for node " + node,
                                () -> {
                                    client.raw(
                                            "/api/v1/nodes/%s/proxy%s"
                                                    .formatted(node, KwokNodes.metricsPath(node)));
                                    return Observation.holds("answered", 1);
                                }));
    }

    @Override
    public Map<String, String> annotations(String cpu, String memory) {
        return annotations("", cpu, memory);
    }

    private static Map<String, String> annotations(String suffix, String cpu, String memory) {
        return Map.of(
                CPU + suffix, positive("cpu", cpu), MEMORY + suffix, positive("memory", memory));
    }

    /**
     * A look at the figures: KWOK 0.8 takes pods from a cache that it begins to fill when it is
     * first asked for one, and leaves out what is not in there yet.
     *
     * @see <a
     *     href="https://github.com/kubernetes-sigs/kwok/blob/v0.8.0/pkg/kwok/metrics/metrics.go">KWOK,
     *     UpdateHandler</a>
     */
    @Override
    public void beginReporting(String node) {
        Wait.atMost(ANSWER_LIMIT).until(figures.apply(node));
    }

    @Override
    public void set(String namespace, String pod, String cpu, String memory) {
        if (!annotate(namespace, pod, annotations(cpu, memory))) {
            throw new IllegalArgumentException(
                    "there is no pod %s/%s whose usage could be set".formatted(namespace, pod));
        }
    }

    @Override
    public boolean set(String namespace, String pod, String container, String cpu, String memory) {
        return annotate(namespace, pod, annotations("." + container, cpu, memory));
    }

    private boolean annotate(String namespace, String pod, Map<String, String> usage) {
        String patch =
                Serialization.asJson(
                        new PodBuilder()
                                .withNewMetadata()
                                .withAnnotations(usage)
                                .endMetadata()
                                .build());
        try {
            client.pods()
                    .inNamespace(namespace)
                    .withName(pod)
                    .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** metrics-server leaves out pods that use nothing, so that zero would never be reported. */
    private static String positive(String what, String quantity) {
        if (new Quantity(quantity).getNumericalAmount().signum() <= 0) {
            throw new IllegalArgumentException(
                    "the %s usage of a pod must be above zero, not '%s'".formatted(what, quantity));
        }
        return quantity;
    }
}
