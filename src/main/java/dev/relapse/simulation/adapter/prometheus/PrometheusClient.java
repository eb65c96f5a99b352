package dev.relapse.simulation.adapter.prometheus;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Queries over the HTTP API. */
public final class PrometheusClient implements PrometheusQueries {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    // Prometheus explains these in a JSON body; upstream reads no other body either.
    private static final Set<Integer> EXPLAINED = Set.of(400, 422, 503);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String endpoint;

    /**
     * A client of one Prometheus.
     *
     * @param base http or https; its path is kept
     * @throws IllegalArgumentException for any other address
     */
    public PrometheusClient(URI base) {
        if (!Set.of("http", "https").contains(String.valueOf(base.getScheme()))
                || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "\"" + base + "\" is not an http or https address of a Prometheus");
        }
        endpoint = base.toString().replaceAll("/+$", "") + "/api/v1/query";
    }

    @Override
    public CompletableFuture<List<Sample>> query(String promQl, Instant at) {
        String seconds = BigDecimal.valueOf(at.toEpochMilli(), 3).toPlainString();
        URI uri =
                URI.create(
                        endpoint
                                + "?query="
                                + URLEncoder.encode(promQl, StandardCharsets.UTF_8)
                                + "&time="
                                + seconds);
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(LIMIT).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(PrometheusClient::samples);
    }

    private static List<Sample> samples(HttpResponse<String> response) {
        int code = response.statusCode();
        if (code / 100 != 2 && !EXPLAINED.contains(code)) {
            throw new QueryFailed("unknown response code " + code);
        }
        return InstantVector.parse(response.body());
    }
}
