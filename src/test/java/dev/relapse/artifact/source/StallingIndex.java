package dev.relapse.artifact.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A package index of one wheel, which it sends by half until it may go on. */
final class StallingIndex implements AutoCloseable {

    private final Wheel wheel;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch download = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private StallingIndex(Wheel wheel, HttpServer server) {
        this.wheel = wheel;
        this.server = server;
    }

    static StallingIndex serve(Wheel wheel) throws IOException {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        StallingIndex index = new StallingIndex(wheel, HttpServer.create(loopback, 0));
        index.server.setExecutor(index.threads);
        index.server.createContext("/simple/relapse-greeter/", index::list);
        index.server.createContext("/files/", index::file);
        index.server.start();
        return index;
    }

    String url() {
        return "http://127.0.0.1:%d/simple".formatted(server.getAddress().getPort());
    }

    void awaitDownload() throws InterruptedException {
        download.await();
    }

    void goOn() {
        goOn.countDown();
    }

    @Override
    public void close() {
        goOn.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void list(HttpExchange exchange) throws IOException {
        byte[] page =
                "<html><body><a href=\"/files/%s\">%s</a></body></html>"
                        .formatted(wheel.name(), wheel.name())
                        .getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private void file(HttpExchange exchange) throws IOException {
        byte[] content = Files.readAllBytes(wheel.file());
        int half = content.length / 2;
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content, 0, half);
        exchange.getResponseBody().flush();
        download.countDown();
        try {
            goOn.await();
            exchange.getResponseBody().write(content, half, content.length - half);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }
}
