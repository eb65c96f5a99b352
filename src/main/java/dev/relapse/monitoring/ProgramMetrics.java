package dev.relapse.monitoring;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What a program tells of itself over plain HTTP: its health, and its metrics in Prometheus' text
 * format at {@code /metrics}.
 *
 * @param base such as {@code http://127.0.0.1:8085}
 */
public record ProgramMetrics(URI base) {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    // A proxy of the user's has no way to our loopback address.
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(LIMIT)
                    .build();

    /** Holds while the path answers 200. */
    public Probe answers(String path) {
        return Probe.of(
                base + path + " answers",
                () -> {
                    int status = get(path).statusCode();
                    return status == 200
                            ? Observation.holds("200", 1)
                            : Observation.notYet(String.valueOf(status), 1);
                });
    }

    /**
     * The current value of one sample, or empty while the program has none.
     *
     * @param sample as the text format writes it, labels included: {@code
     *     requests_total{code="200"}}
     * @throws IOException when the program does not answer
     */
    public OptionalDouble value(String sample) throws IOException, InterruptedException {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length()).strip()))
                .findFirst();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
