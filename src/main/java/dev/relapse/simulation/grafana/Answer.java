package dev.relapse.simulation.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** A status and a JSON body. */
record Answer(int status, JsonNode body) {

    private static final JsonMapper JSON = new JsonMapper();

    static Answer ok(Object body) {
        return new Answer(200, JSON.valueToTree(body));
    }

    static Answer message(int status, String message) {
        return new Answer(status, JSON.valueToTree(Map.of("message", message)));
    }
}
