package dev.relapse.simulation.draino.api;

import dev.relapse.simulation.draino.drain.EvictionAnswer;
import dev.relapse.simulation.draino.drain.Pods;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1beta1.Eviction;
import io.fabric8.kubernetes.api.model.policy.v1beta1.EvictionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Objects;

/**
 * Pods at the API server. Evictions are {@code policy/v1beta1} objects, as upstream's client of
 * Kubernetes 1.15 sends them: that group version is no longer served, but the eviction subresource
 * of Kubernetes 1.36 still reads it.
 */
public final class ApiPods implements Pods {

    private static final int TOO_MANY_REQUESTS = 429;

    private final KubernetesClient client;

    /**
     * @param client must not retry by itself, or a 429 stays hidden
     */
    public ApiPods(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public List<Pod> on(String node) {
        return client.pods().inAnyNamespace().withField("spec.nodeName", node).list().getItems();
    }

    @Override
    public boolean isGone(Pod pod) {
        Pod found =
                client.pods()
                        .inNamespace(pod.getMetadata().getNamespace())
                        .withName(pod.getMetadata().getName())
                        .get();
        return found == null
                || !Objects.equals(found.getMetadata().getUid(), pod.getMetadata().getUid());
    }

    @Override
    public EvictionAnswer evict(Pod pod, long graceSeconds) {
        String namespace = pod.getMetadata().getNamespace();
        String name = pod.getMetadata().getName();
        Eviction eviction =
                new EvictionBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .endMetadata()
                        .withDeleteOptions(
                                new DeleteOptionsBuilder()
                                        .withGracePeriodSeconds(graceSeconds)
                                        .build())
                        .build();
        try {
            client.raw(
                    "/api/v1/namespaces/%s/pods/%s/eviction".formatted(namespace, name),
                    "POST",
                    eviction);
            return EvictionAnswer.ACCEPTED;
        } catch (KubernetesClientException refused) {
            return switch (refused.getCode()) {
                case TOO_MANY_REQUESTS -> EvictionAnswer.NOT_NOW;
                case HttpURLConnection.HTTP_NOT_FOUND -> EvictionAnswer.NOT_FOUND;
                default -> throw refused;
            };
        }
    }
}
