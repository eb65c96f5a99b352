package dev.relapse.simulation.autoscaler.api;

import dev.relapse.simulation.autoscaler.snapshot.Pods;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.Eviction;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Asks the API to evict pods and whether they are gone. */
public final class PodEvictions {

    private final KubernetesClient client;

    public PodEvictions(KubernetesClient client) {
        this.client = client;
    }

    /**
     * One try.
     *
     * @return empty when the pod is evicted or already gone, else why not
     */
    public Optional<String> evict(Pod pod, long graceSeconds) {
        Eviction eviction =
                new EvictionBuilder()
                        .withNewMetadata()
                        .withNamespace(Pods.namespace(pod))
                        .withName(Pods.name(pod))
                        .endMetadata()
                        .withDeleteOptions(
                                new DeleteOptionsBuilder()
                                        .withGracePeriodSeconds(graceSeconds)
                                        .build())
                        .build();
        try {
            boolean accepted =
                    client.pods()
                            .inNamespace(Pods.namespace(pod))
                            .withName(Pods.name(pod))
                            .evict(eviction);
            return accepted
                    ? Optional.empty()
                    : Optional.of(
                            "Cannot evict pod as it would violate the pod's disruption budget.");
        } catch (KubernetesClientException refused) {
            return refused.getCode() == HttpURLConnection.HTTP_NOT_FOUND
                    ? Optional.empty()
                    : Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /** Gone, or another pod of the same name on another node. */
    public boolean isGone(Pod pod, String node) {
        Pod now = client.pods().inNamespace(Pods.namespace(pod)).withName(Pods.name(pod)).get();
        return now == null || !node.equals(now.getSpec().getNodeName());
    }
}
