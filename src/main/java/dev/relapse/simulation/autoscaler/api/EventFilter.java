package dev.relapse.simulation.autoscaler.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets one event in five minutes through for each object and reason; for the status ConfigMap, one
 * for each message.
 *
 * <p>Upstream: {@code getCustomSpamKeyFunc} in {@code utils/kubernetes/factory.go}. It is why
 * {@code nodes removed by cluster autoscaler} is never seen: the same node's taint was announced
 * with the same reason just before. Safe for many threads.
 */
final class EventFilter {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Map<String, Instant> last = new HashMap<>();

    synchronized boolean lets(HasMetadata about, String reason, String message, Instant now) {
        last.values().removeIf(time -> !time.plus(PAUSE).isAfter(now));
        return last.putIfAbsent(key(about, reason, message), now) == null;
    }

    private static String key(HasMetadata about, String reason, String message) {
        boolean status =
                about.getKind().equals("ConfigMap")
                        && "cluster-autoscaler-status".equals(about.getMetadata().getName())
                        && "kube-system".equals(about.getMetadata().getNamespace());
        return status
                ? message
                : String.join(
                        "\n",
                        reason,
                        about.getKind(),
                        String.valueOf(about.getMetadata().getNamespace()),
                        about.getMetadata().getName(),
                        String.valueOf(about.getMetadata().getUid()));
    }
}
