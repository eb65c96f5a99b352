package dev.relapse.helm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.relapse.artifact.registry.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** A repository of charts on loopback. */
final class ChartRepository implements AutoCloseable {

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final HttpServer server;

    private ChartRepository(HttpServer server) {
        this.server = server;
    }

    static ChartRepository of(IngressChart... charts) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ChartRepository repository = new ChartRepository(server);
        StringBuilder index = new StringBuilder("apiVersion: v1\nentries:\n  ingress:\n");
        for (IngressChart chart : charts) {
            index.append("  - urls: [%s]%n".formatted(chart.archiveName()))
                    .append(
                            "    digest: %s%n"
                                    .formatted(
                                            Digest.of(chart.archive())
                                                    .toString()
                                                    .replace("sha256:", "")))
                    .append(chart.definition().indent(4));
            repository.files.put("/" + chart.archiveName(), chart.archive());
        }
        repository.files.put("/index.yaml", index.toString().getBytes(UTF_8));
        server.createContext(
                "/",
                exchange -> {
                    byte[] content = repository.files.get(exchange.getRequestURI().getPath());
                    exchange.sendResponseHeaders(
                            content == null ? 404 : 200, content == null ? -1 : content.length);
                    if (content != null) {
                        exchange.getResponseBody().write(content);
                    }
                    exchange.close();
                });
        server.start();
        return repository;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
