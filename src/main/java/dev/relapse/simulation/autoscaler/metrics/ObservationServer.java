package dev.relapse.simulation.autoscaler.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Serves {@code /metrics} in the text format and {@code /health-check}. */
public final class ObservationServer implements AutoCloseable {

    private final HttpServer server;

    /**
     * Starts to serve.
     *
     * @throws IOException when the address cannot be had
     */
    public ObservationServer(
            InetSocketAddress address, AutoscalerMetrics metrics, HealthCheck health)
            throws IOException {
        PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
        server = HttpServer.create(address, 0);
        server.createContext(
                "/metrics",
                exchange -> {
                    ByteArrayOutputStream body = new ByteArrayOutputStream();
                    writer.write(body, metrics.registry().scrape());
                    answer(
                            exchange,
                            HttpURLConnection.HTTP_OK,
                            writer.getContentType(),
                            body.toByteArray());
                });
        server.createContext(
                "/health-check",
                exchange -> {
                    Optional<String> trouble = health.trouble();
                    answer(
                            exchange,
                            trouble.isEmpty()
                                    ? HttpURLConnection.HTTP_OK
                                    : HttpURLConnection.HTTP_INTERNAL_ERROR,
                            "text/plain; charset=utf-8",
                            trouble.orElse("OK").getBytes(StandardCharsets.UTF_8));
                });
        server.start();
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int code, String type, byte[] body)
            throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
