package dev.relapse.simulation.adapter.prometheus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads answers of <a
 * href="https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries">{@code
 * /api/v1/query}</a>.
 */
final class InstantVector {

    private static final ObjectMapper JSON = new ObjectMapper();

    private InstantVector() {}

    /**
     * The samples of an answer, none when the vector is empty.
     *
     * @throws QueryFailed if the answer is an error or no vector
     */
    static List<Sample> parse(String body) {
        JsonNode answer = read(body);
        if (!"success".equals(answer.path("status").asText())) {
            throw new QueryFailed(
                    answer.path("errorType").asText("no status")
                            + ": "
                            + answer.path("error").asText("not an answer of Prometheus"));
        }
        JsonNode data = answer.path("data");
        if (!"vector".equals(data.path("resultType").asText())) {
            throw new QueryFailed("not a vector: " + data.path("resultType").asText("nothing"));
        }
        List<Sample> samples = new ArrayList<>();
        data.path("result").forEach(element -> samples.add(sample(element)));
        return List.copyOf(samples);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new QueryFailed("not JSON: " + e.getOriginalMessage());
        }
    }

    private static Sample sample(JsonNode element) {
        Map<String, String> labels = new LinkedHashMap<>();
        element.path("metric")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        JsonNode pair = element.path("value");
        if (pair.size() != 2) {
            throw new QueryFailed("a sample without a value: " + element);
        }
        BigDecimal millis = new BigDecimal(pair.get(0).asText()).movePointRight(3);
        return new Sample(
                labels, number(pair.get(1).asText()), Instant.ofEpochMilli(millis.longValue()));
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
