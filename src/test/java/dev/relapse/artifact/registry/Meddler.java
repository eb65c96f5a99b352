package dev.relapse.artifact.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.relapse.pki.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Stands between a client and a registry, and does to answers what a bad day does. */
public final class Meddler implements AutoCloseable {

    /** Answers itself, or leaves the request to the registry. */
    @FunctionalInterface
    public interface Trick {
        /** Whether it has answered. */
        boolean play(HttpExchange exchange, byte[] answer) throws IOException, InterruptedException;
    }

    private static final Trick NONE = (exchange, answer) -> false;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final URI registry;
    private volatile Trick trick = NONE;

    private Meddler(HttpServer server, URI registry) {
        this.server = server;
        this.registry = registry;
    }

    public static Meddler before(RealRegistry registry) throws IOException {
        return start(HttpServer.create(loopback(), 0), registry);
    }

    /** One that speaks TLS only. */
    public static Meddler before(RealRegistry registry, Identity identity)
            throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(showing(identity)));
        return start(server, registry);
    }

    private static Meddler start(HttpServer server, RealRegistry registry) {
        Meddler meddler = new Meddler(server, registry.root());
        server.setExecutor(meddler.threads);
        server.createContext("/", meddler::serve);
        server.start();
        return meddler;
    }

    public void play(Trick next) {
        trick = next;
    }

    public String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The paths that were asked for so far, with the Authorization that was shown. */
    public List<String> requests() {
        return requests;
    }

    /** Waits until it is closed: a server that says nothing more. */
    public void hang() throws InterruptedException {
        closed.await();
    }

    /** Sends a content byte by byte, each after a while, until it is closed. */
    public void drip(HttpExchange exchange, byte[] content)
            throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, content.length);
        for (byte piece : content) {
            exchange.getResponseBody().write(piece);
            exchange.getResponseBody().flush();
            if (closed.await(50, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        requests.add(
                "%s %s"
                        .formatted(
                                exchange.getRequestURI(),
                                exchange.getRequestHeaders().getFirst("Authorization")));
        try {
            HttpResponse<byte[]> answer = forward(exchange);
            if (!trick.play(exchange, answer.body())) {
                answer.headers()
                        .firstValue("Content-Type")
                        .ifPresent(form -> exchange.getResponseHeaders().set("Content-Type", form));
                send(exchange, answer.statusCode(), answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(registry.resolve(exchange.getRequestURI()));
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        return http.send(
                (accept == null ? request : request.header("Accept", accept)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static SSLContext showing(Identity identity)
            throws GeneralSecurityException, IOException {
        KeyStore own = KeyStore.getInstance(KeyStore.getDefaultType());
        own.load(null, null);
        own.setKeyEntry(
                "own", identity.key(), new char[0], new X509Certificate[] {identity.certificate()});
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
