package dev.relapse.simulation.autoscaler.api;

import dev.relapse.simulation.autoscaler.log.Klog;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * Writes events with upstream's source, {@code cluster-autoscaler}.
 *
 * <p>Each event is an object of its own; upstream's client would count repetitions up.
 */
public final class Events {

    private final KubernetesClient client;
    private final EventFilter filter = new EventFilter();
    private final Clock clock;
    private final Klog log;

    public Events(KubernetesClient client, Clock clock, Klog log) {
        this.client = client;
        this.clock = clock;
        this.log = log;
    }

    public void normal(HasMetadata about, String reason, String message) {
        write(about, "Normal", reason, message);
    }

    public void warning(HasMetadata about, String reason, String message) {
        write(about, "Warning", reason, message);
    }

    /** An event that cannot be written is logged and forgotten, as upstream does. */
    private void write(HasMetadata about, String type, String reason, String message) {
        if (!filter.lets(about, reason, message, clock.instant())) {
            return;
        }
        try {
            client.resource(event(about, type, reason, message)).create();
        } catch (KubernetesClientException refused) {
            log.error("Server rejected event '" + reason + "': " + refused.getMessage());
        }
    }

    private Event event(HasMetadata about, String type, String reason, String message) {
        ObjectMeta meta = about.getMetadata();
        Instant now = clock.instant();
        String namespace = Objects.requireNonNullElse(meta.getNamespace(), "default");
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withName(meta.getName() + "." + Long.toHexString(nanos))
                .withNamespace(namespace)
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(about.getApiVersion())
                .withKind(about.getKind())
                .withName(meta.getName())
                .withNamespace(meta.getNamespace())
                .withUid(meta.getUid())
                .endInvolvedObject()
                .withNewSource()
                .withComponent("cluster-autoscaler")
                .endSource()
                .withReportingComponent("cluster-autoscaler")
                .withType(type)
                .withReason(reason)
                .withMessage(message)
                .withCount(1)
                .withFirstTimestamp(time)
                .withLastTimestamp(time)
                .build();
    }
}
