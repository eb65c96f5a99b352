package dev.relapse.simulation.calico.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The few requests of the Kubernetes API that calico-node makes at its start. */
public final class KubeApi {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 10;
    private static final String RETRY_AFTER = "Retry-After";
    private static final JsonMapper JSON = new JsonMapper();

    private final URI server;
    private final HttpClient http;
    private final Optional<String> token;
    private final String agent;

    private KubeApi(URI server, HttpClient http, Optional<String> token, String agent) {
        this.server = server;
        this.http = http;
        this.token = token;
        this.agent = agent;
    }

    static KubeApi open(Credentials credentials, String agent) throws IOException {
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(LIMIT)
                        .sslContext(Tls.context(credentials))
                        .build();
        return new KubeApi(credentials.server(), http, credentials.token(), agent);
    }

    /** Reads an object. */
    public JsonNode get(String path) throws IOException {
        return send("GET", path, "application/json", null);
    }

    /** Reads an object; empty when there is none. */
    public Optional<JsonNode> find(String path) throws IOException {
        try {
            return Optional.of(get(path));
        } catch (ApiFailure e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    public JsonNode post(String path, JsonNode body) throws IOException {
        return send("POST", path, "application/json", body);
    }

    public JsonNode put(String path, JsonNode body) throws IOException {
        return send("PUT", path, "application/json", body);
    }

    /** A strategic merge patch. */
    public JsonNode patch(String path, JsonNode body) throws IOException {
        return send("PATCH", path, "application/strategic-merge-patch+json", body);
    }

    private JsonNode send(String verb, String path, String type, JsonNode body) throws IOException {
        HttpRequest request = request(verb, path, type, body);
        HttpResponse<byte[]> response = exchange(request);
        for (int again = 0; again < ATTEMPTS && asksForPatience(response); again++) {
            await(response);
            response = exchange(request);
        }
        if (response.statusCode() / 100 != 2) {
            throw failure(response.statusCode(), response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpRequest request(String verb, String path, String type, JsonNode body)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(LIMIT)
                        .header("User-Agent", agent)
                        .header("Accept", "application/json")
                        .header("Content-Type", type)
                        .method(
                                verb,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(
                                                JSON.writeValueAsBytes(body)));
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        return request.build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * As client-go's {@code rest/with_retry.go}: the API server names a delay, for instance while
     * it prepares the storage of a new kind.
     */
    private static boolean asksForPatience(HttpResponse<?> response) {
        boolean busy = response.statusCode() == 429 || response.statusCode() / 100 == 5;
        return busy && response.headers().firstValue(RETRY_AFTER).isPresent();
    }

    private static void await(HttpResponse<?> response) throws IOException {
        long seconds = response.headers().firstValueAsLong(RETRY_AFTER).orElse(1);
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(over::countDown);
        try {
            over.await();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted during a request", e);
    }

    private static ApiFailure failure(int status, byte[] body) {
        String message = "";
        try {
            message = JSON.readTree(body).path("message").asText();
        } catch (IOException e) {
            // Not every refusal is a Status object; the code alone must do.
        }
        return new ApiFailure(status, message.isEmpty() ? "HTTP status " + status : message);
    }
}
