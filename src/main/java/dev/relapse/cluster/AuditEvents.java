package dev.relapse.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads an audit log: one {@code audit.k8s.io/v1} Event a line.
 *
 * @param file the log, which may still be growing
 */
public record AuditEvents(Path file) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * The events so far that match, in the order of the log. A last line that is still being
     * written is left out.
     *
     * @throws UncheckedIOException when the log cannot be read, or holds something else
     */
    public List<AuditEvent> matching(Predicate<AuditEvent> wanted) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.endsWith("}"))
                    .map(this::event)
                    .filter(wanted)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit log " + file, e);
        }
    }

    private AuditEvent event(String line) {
        JsonNode event;
        try {
            event = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not an audit log: " + file, e);
        }
        JsonNode object = event.path("objectRef");
        String subresource = text(object, "subresource");
        return new AuditEvent(
                Instant.parse(text(event, "requestReceivedTimestamp")),
                text(event, "stage"),
                text(event.path("user"), "username"),
                text(event, "userAgent"),
                text(event, "verb"),
                text(object, "apiGroup"),
                text(object, "resource") + (subresource.isEmpty() ? "" : "/" + subresource),
                text(object, "namespace"),
                text(object, "name"),
                event.path("responseStatus").path("code").asInt(),
                text(event, "requestURI"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
