package dev.relapse.simulation.istiod.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Answers GET requests for fixed paths with text that is made at each request. */
public final class TextServer implements AutoCloseable {

    /**
     * One answer.
     *
     * @param status the HTTP status
     */
    public record Answer(int status, String contentType, String body) {

        public static Answer text(int status, String body) {
            return new Answer(status, "text/plain; charset=utf-8", body);
        }

        public static Answer json(String body) {
            return new Answer(200, "application/json", body);
        }
    }

    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;

    private final HttpServer server;

    private TextServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts to listen; every path is unknown at first.
     *
     * @throws IOException when it cannot listen there
     */
    public static TextServer start(InetSocketAddress address) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        TextServer started = new TextServer(server);
        started.serve("/", () -> Answer.text(NOT_FOUND, "no such page\n"));
        server.start();
        return started;
    }

    /** Adds a path. */
    public TextServer serve(String path, Supplier<Answer> answer) {
        server.createContext(
                path,
                exchange -> {
                    boolean exact =
                            path.equals("/") || exchange.getRequestURI().getPath().equals(path);
                    boolean get = exchange.getRequestMethod().equals("GET");
                    if (!get) {
                        send(exchange, Answer.text(WRONG_METHOD, "only GET is served\n"));
                    } else if (!exact) {
                        send(exchange, Answer.text(NOT_FOUND, "no such page\n"));
                    } else {
                        send(exchange, answer.get());
                    }
                });
        return this;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
