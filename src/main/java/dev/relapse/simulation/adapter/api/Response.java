package dev.relapse.simulation.adapter.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back to the caller.
 *
 * @param code the HTTP status
 * @param contentType its media type
 * @param body possibly empty
 */
record Response(int code, String contentType, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Response text(int code, String text) {
        return new Response(code, "text/plain; charset=utf-8", text);
    }

    static Response json(Object body) {
        return json(200, body);
    }

    /** A {@code Status} object that says why there is nothing else. */
    static Response failure(int code, String reason, String message) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.put("metadata", Map.of());
        status.put("status", "Failure");
        status.put("message", message);
        status.put("reason", reason);
        status.put("code", code);
        return json(code, status);
    }

    private static Response json(int code, Object body) {
        try {
            return new Response(code, "application/json", JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + body, e);
        }
    }
}
