package dev.relapse.simulation.draino.api;

import dev.relapse.simulation.draino.drain.DrainException;
import dev.relapse.simulation.draino.drain.NodeEvents;
import dev.relapse.simulation.draino.log.JsonLog;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Core v1 events as upstream's recorder writes them: about a node whose UID is given as its name
 * (so that {@code kubectl describe node} shows them), in namespace {@code default}; an equal event
 * is patched to a higher count. An event that the API server refuses is logged and lost.
 */
public final class ApiNodeEvents implements NodeEvents {

    private static final String NAMESPACE = "default";

    private final KubernetesClient client;
    private final Executor executor;
    private final Clock clock;
    private final JsonLog log;
    private final Map<List<String>, Event> written = new HashMap<>();

    /**
     * @param executor single-threaded, so that events keep their order
     */
    public ApiNodeEvents(KubernetesClient client, Executor executor, Clock clock, JsonLog log) {
        this.client = client;
        this.executor = executor;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public void warn(String node, String reason, String message) {
        Instant now = clock.instant();
        executor.execute(() -> write(node, reason, message, now));
    }

    private void write(String node, String reason, String message, Instant now) {
        List<String> key = List.of(node, reason, message);
        try {
            Event before = written.get(key);
            written.put(
                    key,
                    before == null
                            ? create(node, reason, message, now)
                            : countUp(before, seconds(now)));
        } catch (KubernetesClientException refused) {
            // The event may have expired: the next one like it is written anew.
            written.remove(key);
            log.error(
                    "Server rejected event",
                    Map.of(
                            "node", node,
                            "reason", reason,
                            "error", DrainException.reason(refused)));
        }
    }

    private Event create(String node, String reason, String message, Instant now) {
        long nanos = ChronoUnit.NANOS.between(Instant.EPOCH, now);
        Event event =
                new EventBuilder()
                        .withNewMetadata()
                        .withName(node + "." + Long.toHexString(nanos))
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withNewInvolvedObject()
                        .withKind("Node")
                        .withName(node)
                        .withUid(node)
                        .endInvolvedObject()
                        .withNewSource()
                        .withComponent("draino")
                        .endSource()
                        .withType("Warning")
                        .withReason(reason)
                        .withMessage(message)
                        .withFirstTimestamp(seconds(now))
                        .withLastTimestamp(seconds(now))
                        .withCount(1)
                        .build();
        return client.v1().events().inNamespace(NAMESPACE).resource(event).create();
    }

    private Event countUp(Event before, String now) {
        String patch =
                "{\"count\":%d,\"lastTimestamp\":\"%s\"}".formatted(before.getCount() + 1, now);
        return client.v1()
                .events()
                .inNamespace(NAMESPACE)
                .withName(before.getMetadata().getName())
                .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), patch);
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
