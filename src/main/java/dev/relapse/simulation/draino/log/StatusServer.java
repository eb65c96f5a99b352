package dev.relapse.simulation.draino.log;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Serves {@code /metrics} and {@code /healthz}. */
public final class StatusServer implements AutoCloseable {

    private final HttpServer server;
    private final DrainoMetrics metrics;

    /**
     * Serves at once.
     *
     * @throws IOException when the address is taken; the message names it
     */
    public StatusServer(InetSocketAddress address, DrainoMetrics metrics) throws IOException {
        this.metrics = metrics;
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException taken) {
            throw new IOException("cannot listen on " + address + ": " + taken.getMessage(), taken);
        }
        server.createContext("/metrics", this::metrics);
        server.createContext("/healthz", exchange -> answer(exchange, new byte[0]));
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void metrics(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        metrics.write(body);
        exchange.getResponseHeaders()
                .set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        answer(exchange, body.toByteArray());
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
