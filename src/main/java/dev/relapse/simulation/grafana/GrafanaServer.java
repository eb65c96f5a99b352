package dev.relapse.simulation.grafana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Serves the API over plain HTTP, as Grafana does behind its Service. */
final class GrafanaServer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int THREADS = 4;

    private final GrafanaApi api = new GrafanaApi();
    private final Admin admin;
    private final HttpServer server;

    private GrafanaServer(HttpServer server, Admin admin) {
        this.server = server;
        this.admin = admin;
    }

    /**
     * Serves until it is closed.
     *
     * @throws IllegalArgumentException when the address is not of loopback
     */
    static GrafanaServer start(String address, int port, Admin admin) throws IOException {
        InetAddress listen = InetAddress.getByName(address);
        if (!listen.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    address + " is not a loopback address; the simulation listens nowhere else");
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(listen, port), 0);
        GrafanaServer serving = new GrafanaServer(server, admin);
        server.createContext("/", serving::handle);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.start();
        return serving;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean known = admin.is(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!known && !path.equals(GrafanaApi.HEALTH)) {
            return Answer.message(401, "Invalid username or password");
        }
        byte[] sent = exchange.getRequestBody().readAllBytes();
        try {
            JsonNode body = sent.length == 0 ? JSON.createObjectNode() : JSON.readTree(sent);
            return api.answer(exchange.getRequestMethod(), path, body);
        } catch (JsonProcessingException e) {
            return Answer.message(400, "bad request data");
        }
    }
}
