package dev.relapse.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests to one Prometheus, with errors that say what was asked. */
record PrometheusHttp(URI base) {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    // A proxy of the user's has no way to our loopback address.
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(LIMIT)
                    .build();

    /** Upstream adds fields with every release. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    /** The {@code data} of a successful answer. */
    JsonNode data(String path, Map<String, String> parameters) {
        String query =
                parameters.entrySet().stream()
                        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
        String what = parameters.getOrDefault("query", path);
        HttpResponse<String> response = send(path + query, what);
        JsonNode answer = parse(response.body(), what);
        if (response.statusCode() != 200 || !answer.path("status").asText().equals("success")) {
            throw refused(what, response.statusCode(), answer.path("error").asText());
        }
        return answer.path("data");
    }

    /** The body of a successful answer. */
    String text(String path) {
        HttpResponse<String> response = send(path, path);
        if (response.statusCode() != 200) {
            throw refused(path, response.statusCode(), response.body().strip());
        }
        return response.body();
    }

    <T> T convert(JsonNode node, TypeReference<T> type) {
        try {
            return JSON.treeToValue(node, JSON.constructType(type));
        } catch (JsonProcessingException e) {
            throw new PrometheusException(
                    "Prometheus at %s answered in an unknown form: %s"
                            .formatted(base, e.getOriginalMessage()),
                    e);
        }
    }

    /** A request without a body that must succeed. */
    void post(String path) {
        HttpResponse<String> response =
                send(request(path).POST(HttpRequest.BodyPublishers.noBody()), path);
        if (response.statusCode() != 200) {
            throw refused(path, response.statusCode(), response.body().strip());
        }
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(base + pathAndQuery)).timeout(LIMIT);
    }

    private HttpResponse<String> send(String pathAndQuery, String what) {
        return send(request(pathAndQuery), what);
    }

    private HttpResponse<String> send(HttpRequest.Builder builder, String what) {
        HttpRequest request = builder.build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new PrometheusException(
                    "cannot ask Prometheus at %s for '%s': %s".formatted(base, what, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PrometheusException(
                    "interrupted while asking Prometheus at %s for '%s'".formatted(base, what), e);
        }
    }

    private JsonNode parse(String body, String what) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new PrometheusException(
                    "Prometheus at %s answered '%s' with something other than JSON: %s"
                            .formatted(base, what, body.strip()),
                    e);
        }
    }

    private PrometheusException refused(String what, int status, String why) {
        return new PrometheusException(
                "Prometheus at %s answered '%s' with %d: %s".formatted(base, what, status, why));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
