package dev.relapse.scenarios.istiosidecar;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Plain HTTP to a program of this replay. */
final class Loopback {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int OK = 200;

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(LIMIT)
                    .build();

    private Loopback() {}

    /** The body that the address answers with. */
    static String get(URI uri) {
        HttpResponse<String> answer = send(uri);
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(uri + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    /** Holds when the address answers with status 200. */
    static Probe answers(URI uri) {
        return Probe.of(
                uri + " answers",
                () -> {
                    HttpResponse<String> answer = send(uri);
                    String observed = answer.statusCode() + " " + answer.body().strip();
                    return answer.statusCode() == OK
                            ? Observation.holds(observed, 1)
                            : Observation.notYet(observed, 1);
                });
    }

    private static HttpResponse<String> send(URI uri) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(uri).timeout(LIMIT).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(uri + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + uri, e);
        }
    }
}
