package dev.relapse.simulation.autoscaler.status;

import dev.relapse.simulation.autoscaler.log.Klog;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.Objects;

/**
 * The ConfigMap with the status; events about scale-down as a whole are about it.
 *
 * <p>Upstream: {@code clusterstate/utils/status.go}.
 */
public final class StatusConfigMap {

    private static final String LAST_UPDATED = "cluster-autoscaler.kubernetes.io/last-updated";

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final Klog log;
    private volatile ConfigMap last;

    /**
     * Creates or overwrites it.
     *
     * @throws KubernetesClientException when the API refuses
     */
    public StatusConfigMap(
            KubernetesClient client,
            String namespace,
            String name,
            String status,
            Instant now,
            Klog log) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        this.log = log;
        this.last = put(status, now);
    }

    /** As it was written last; never null. */
    public ConfigMap object() {
        return last;
    }

    /** A failure is logged; the next loop writes anew. */
    public void write(String status, Instant now) {
        try {
            last = put(status, now);
        } catch (KubernetesClientException refused) {
            log.error("Failed to write status configmap: " + refused.getMessage());
        }
    }

    /** As upstream at its end. */
    public void delete() {
        try {
            client.configMaps().inNamespace(namespace).withName(name).delete();
        } catch (KubernetesClientException refused) {
            log.error("Failed to delete status configmap");
        }
    }

    private ConfigMap put(String status, Instant now) {
        ConfigMap there = client.configMaps().inNamespace(namespace).withName(name).get();
        ConfigMap wanted =
                new ConfigMapBuilder(Objects.requireNonNullElseGet(there, ConfigMap::new))
                        .editOrNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .addToAnnotations(LAST_UPDATED, StatusDocument.stamp(now))
                        .endMetadata()
                        .addToData("status", status)
                        .build();
        return there == null ? client.resource(wanted).create() : client.resource(wanted).update();
    }
}
