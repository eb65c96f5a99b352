package dev.relapse.probe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Holds when a GET over plain HTTP is answered with status 200.
 *
 * @param uri what is asked
 */
public record HttpAnswers(URI uri) implements Probe {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    // A proxy of the user's has no way to our loopback address.
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(LIMIT)
                    .build();

    @Override
    public String name() {
        return uri + " answers";
    }

    @Override
    public Observation observe() throws IOException, InterruptedException {
        int status =
                HTTP.send(
                                HttpRequest.newBuilder(uri).timeout(LIMIT).build(),
                                BodyHandlers.discarding())
                        .statusCode();
        return status == 200
                ? Observation.holds("200", 1)
                : Observation.notYet("status " + status, 1);
    }
}
