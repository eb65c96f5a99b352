package dev.relapse.cluster.hostprograms;

import dev.relapse.pki.CertificateAuthority;
import dev.relapse.pki.Identity;
import dev.relapse.pki.MutualTls;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Holds when a GET over TLS is answered with status 200. */
public final class HttpsProbe implements Probe {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final HttpClient http;
    private final HttpRequest request;

    /** As somebody with a certificate asks. */
    public HttpsProbe(CertificateAuthority authority, Identity identity, URI uri) {
        this(MutualTls.context(authority, identity), uri);
    }

    private HttpsProbe(SSLContext tls, URI uri) {
        this.http =
                HttpClient.newBuilder()
                        .sslContext(tls)
                        // A proxy of the user's has no way to our loopback address.
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(LIMIT)
                        // Of HTTP/2 this client keeps a connection that the server has said goodbye
                        // on, and fails on it for ever: https://bugs.openjdk.org/browse/JDK-8335181
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
        this.request = HttpRequest.newBuilder(uri).timeout(LIMIT).build();
    }

    /** As anybody may ask, with no certificate. */
    public static HttpsProbe anonymous(CertificateAuthority authority, URI uri) {
        return new HttpsProbe(MutualTls.anonymous(authority), uri);
    }

    @Override
    public String name() {
        return request.uri() + " answers";
    }

    @Override
    public Observation observe() throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 200) {
            return Observation.holds("200", 1);
        }
        return Observation.notYet(
                response.statusCode() + " " + response.body().strip().replaceAll("\\s+", " "), 1);
    }
}
