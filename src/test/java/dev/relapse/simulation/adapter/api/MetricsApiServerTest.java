package dev.relapse.simulation.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.simulation.adapter.auth.Access;
import dev.relapse.simulation.adapter.auth.Caller;
import dev.relapse.simulation.adapter.auth.RequestHeaderAuthenticator;
import dev.relapse.simulation.adapter.auth.RequestHeaderConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server over real TLS; only the API server's answer to access reviews is decided here. */
class MetricsApiServerTest {

    private static final TestCa SERVING = new TestCa("serving");
    private static final TestCa FRONT_PROXY = new TestCa("front-proxy");
    private static final TestCa OTHER = new TestCa("other");

    private final BlockingQueue<Map.Entry<Caller, Access>> reviewed = new LinkedBlockingQueue<>();

    @TempDir private Path folder;
    private SSLContext tls;
    private MetricsApiServer server;

    @BeforeEach
    void serve() throws IOException {
        TestCa.Identity identity = SERVING.issue("localhost", KeyPurposeId.id_kp_serverAuth);
        Path certificate =
                Files.writeString(folder.resolve("tls.crt"), TestCa.pem(identity.certificate()));
        Path key =
                Files.writeString(
                        folder.resolve("tls.key"),
                        TestCa.pem(new JcaPKCS8Generator(identity.key(), null)));
        tls = ServingTls.context(certificate, key);
        RequestHeaderConfig config =
                new RequestHeaderConfig(
                        TestCa.pem(FRONT_PROXY.certificate()),
                        List.of("aggregator"),
                        List.of("X-Remote-User"),
                        List.of("X-Remote-Group"),
                        List.of("X-Remote-Extra-"));
        server = listen(InetAddress.getLoopbackAddress(), config);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theAggregatorVouchesForItsCallers() throws Exception {
        assertThat(get("/apis", aggregator()).statusCode()).isEqualTo(200);
        assertThat(reviewed)
                .containsExactly(
                        Map.entry(
                                new Caller(
                                        "alice",
                                        List.of("dev", "system:authenticated"),
                                        Map.of("example.com/a", List.of("b"))),
                                new Access("get", "/apis", null, null, null)));
    }

    @Test
    void headersWithoutACertificateCountForNothing() throws Exception {
        HttpResponse<String> response = get(Discovery.PATH + "/namespaces/shop/pods", null);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("system:anonymous").doesNotContain("alice");
        assertThat(reviewed)
                .containsExactly(
                        Map.entry(
                                Caller.ANONYMOUS,
                                new Access(
                                        "list",
                                        Discovery.PATH + "/namespaces/shop/pods",
                                        "pods",
                                        "shop",
                                        null)));
    }

    @Test
    void aCertificateOfAnotherAuthorityIsUnauthorized() throws Exception {
        TestCa.Identity stranger = OTHER.issue("aggregator", KeyPurposeId.id_kp_clientAuth);
        assertThat(get("/apis", stranger).statusCode()).isEqualTo(401);
        assertThat(reviewed).isEmpty();
    }

    @Test
    void aCertificateOfAnotherNameIsUnauthorized() throws Exception {
        TestCa.Identity other = FRONT_PROXY.issue("someone", KeyPurposeId.id_kp_clientAuth);
        assertThat(get("/apis", other).statusCode()).isEqualTo(401);
    }

    @Test
    void aServersCertificateIsUnauthorized() throws Exception {
        TestCa.Identity other = FRONT_PROXY.issue("aggregator", KeyPurposeId.id_kp_serverAuth);
        assertThat(get("/apis", other).statusCode()).isEqualTo(401);
    }

    @Test
    void healthIsOpenToAll() throws Exception {
        assertThat(get("/readyz", null).body()).isEqualTo("ok");
        assertThat(reviewed).isEmpty();
    }

    @Test
    void withoutRulesTheGroupIsNotServed() throws Exception {
        assertThat(get("/apis", aggregator()).body()).doesNotContain(Discovery.GROUP);
        assertThat(get(Discovery.PATH, aggregator()).statusCode()).isEqualTo(404);
        assertThat(get(Discovery.PATH + "/nodes", aggregator()).statusCode()).isEqualTo(404);
    }

    @Test
    void itListensOnLoopbackOnly() {
        assertThatThrownBy(() -> listen(InetAddress.getByName("192.0.2.1"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a loopback address");
    }

    private MetricsApiServer listen(InetAddress address, RequestHeaderConfig config)
            throws IOException {
        return new MetricsApiServer(
                new InetSocketAddress(address, 0),
                tls,
                new RequestHeaderAuthenticator(() -> config),
                (caller, access) -> {
                    reviewed.add(Map.entry(caller, access));
                    return caller.user().equals("alice");
                },
                Optional.empty());
    }

    private static TestCa.Identity aggregator() {
        return FRONT_PROXY.issue("aggregator", KeyPurposeId.id_kp_clientAuth);
    }

    private HttpResponse<String> get(String path, TestCa.Identity client) throws Exception {
        URI uri = URI.create("https://127.0.0.1:" + server.address().getPort() + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("X-Remote-User", "alice")
                        .header("X-Remote-Group", "dev")
                        .header("X-Remote-Extra-Example.com%2fA", "b")
                        .build();
        return HttpClient.newBuilder()
                .sslContext(context(client))
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static SSLContext context(TestCa.Identity client)
            throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("serving", SERVING.certificate());
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyManager[] keys = null;
        if (client != null) {
            KeyManagerFactory factory =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(client.keyStore(), new char[0]);
            keys = factory.getKeyManagers();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), new SecureRandom());
        return context;
    }
}
