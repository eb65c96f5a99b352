package dev.relapse.simulation.draino.drain;

import dev.relapse.simulation.draino.log.DrainoMetrics;
import dev.relapse.simulation.draino.log.DrainoMetrics.Activity;
import dev.relapse.simulation.draino.log.JsonLog;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells how an activity went, in the log, the metrics and the node's events. */
public record Reporter(JsonLog log, DrainoMetrics metrics, NodeEvents events) {

    void starting(String node, String debug, String reason, String message) {
        log.debug(debug, Map.of("node", node));
        events.warn(node, reason, message);
    }

    void succeeded(
            Activity activity,
            String node,
            String line,
            Map<String, ?> more,
            String reason,
            String message) {
        log.info(line, with(node, more));
        metrics.succeeded(activity);
        events.warn(node, reason, message);
    }

    void failed(
            Activity activity,
            String node,
            String line,
            Throwable why,
            String reason,
            String what) {
        String words = DrainException.reason(why);
        log.info(line, with(node, Map.of("error", words)));
        metrics.failed(activity);
        events.warn(node, reason, what + ": " + words);
    }

    private static Map<String, ?> with(String node, Map<String, ?> more) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("node", node);
        fields.putAll(more);
        return fields;
    }
}
