package dev.relapse.simulation.adapter.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The metadata of a figure: the measured object's, created at the moment of the answer.
 *
 * @param name of the object
 * @param namespace null for nodes
 * @param creationTimestamp RFC 3339, whole seconds
 * @param labels the object's, or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Metadata(
        String name, String namespace, String creationTimestamp, Map<String, String> labels) {

    static Metadata of(ObjectMeta measured, Instant now) {
        return new Metadata(
                measured.getName(), measured.getNamespace(), time(now), measured.getLabels());
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
