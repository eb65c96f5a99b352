package dev.relapse.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** One line of an audit log: an {@code audit.k8s.io/v1} Event. */
final class AuditLine {

    private static final JsonMapper JSON = new JsonMapper();

    private AuditLine() {}

    /**
     * Reads it.
     *
     * @param file where it stands, for messages
     * @throws UncheckedIOException when the line is something else
     */
    static AuditEvent parse(String line, Path file) {
        JsonNode event;
        try {
            event = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not an audit log: " + file, e);
        }
        JsonNode object = event.path("objectRef");
        String subresource = text(object, "subresource");
        Instant received = Instant.parse(text(event, "requestReceivedTimestamp"));
        return new AuditEvent(
                received,
                text(event, "stage"),
                text(event.path("user"), "username"),
                text(event, "userAgent"),
                text(event, "verb"),
                text(object, "apiGroup"),
                text(object, "resource") + (subresource.isEmpty() ? "" : "/" + subresource),
                text(object, "namespace"),
                text(object, "name"),
                event.path("responseStatus").path("code").asInt(),
                text(event, "requestURI"),
                Duration.between(received, Instant.parse(text(event, "stageTimestamp"))));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
