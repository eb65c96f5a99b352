package dev.relapse.kubernetes;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many replicas a Deployment was told to have, when, and by whom: every change, from a watch.
 * Thread-safe. Its informer ends with the client that made it.
 */
public final class ReplicaHistory implements AutoCloseable {

    /** Who says so when the Deployment is gone. */
    public static final String DELETED = "deleted";

    private final List<Step> steps = new ArrayList<>();
    private final SharedIndexInformer<Deployment> informer;

    /**
     * The number of replicas from a moment on.
     *
     * @param at when the watch told of it
     * @param replicas {@code spec.replicas}; 0 when the Deployment is gone
     * @param by the field manager that wrote the number, with the subresource it wrote through:
     *     {@code kube-controller-manager/scale}
     */
    public record Step(Instant at, int replicas, String by) {}

    /** Begins to watch. */
    public ReplicaHistory(KubernetesClient client, String namespace, String deployment) {
        this.informer =
                client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(deployment)
                        .inform(new Recorder());
    }

    /** Every change so far, the first sight included, in order of time. */
    public synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    private synchronized void add(int replicas, String by) {
        if (steps.isEmpty() || steps.get(steps.size() - 1).replicas() != replicas) {
            steps.add(new Step(Instant.now(), replicas, by));
        }
    }

    @Override
    public void close() {
        informer.close();
    }

    private static String writer(Deployment deployment) {
        return deployment.getMetadata().getManagedFields().stream()
                .filter(ReplicaHistory::ownsReplicas)
                .map(
                        entry ->
                                entry.getSubresource() == null || entry.getSubresource().isEmpty()
                                        ? entry.getManager()
                                        : entry.getManager() + "/" + entry.getSubresource())
                .findFirst()
                .orElse("unknown");
    }

    private static boolean ownsReplicas(ManagedFieldsEntry entry) {
        return entry.getFieldsV1() != null
                && entry.getFieldsV1().getAdditionalProperties().get("f:spec")
                        instanceof Map<?, ?> spec
                && spec.containsKey("f:replicas");
    }

    private final class Recorder implements ResourceEventHandler<Deployment> {
        @Override
        public void onAdd(Deployment deployment) {
            add(deployment.getSpec().getReplicas(), writer(deployment));
        }

        @Override
        public void onUpdate(Deployment old, Deployment deployment) {
            add(deployment.getSpec().getReplicas(), writer(deployment));
        }

        @Override
        public void onDelete(Deployment deployment, boolean finalStateUnknown) {
            add(0, DELETED);
        }
    }
}
