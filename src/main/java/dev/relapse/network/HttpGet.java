package dev.relapse.network;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A plain HTTP request to an address of a segment.
 *
 * @param segment from whose gateway it is asked
 * @param path begins with a slash
 */
public record HttpGet(Segment segment, String address, int port, String path) {

    private static final int LIMIT_SECONDS = 5;

    /** Holds when the answer is 200. */
    public Probe succeeds() {
        String what = "http://" + address + ":" + port + path;
        return Probe.of(
                what + " answers",
                () -> {
                    String status = send().lines().findFirst().orElseThrow();
                    return status.contains(" 200 ")
                            ? Observation.holds(what + ": " + status, 1)
                            : Observation.notYet(what + ": " + status, 1);
                });
    }

    /**
     * The whole answer, status line and headers included.
     *
     * @throws IOException when nobody listens there, or no answer comes within seconds
     */
    public String send() throws IOException {
        try (SocketChannel channel = segment.connect(address, port)) {
            CompletableFuture<String> answer =
                    CompletableFuture.supplyAsync(() -> exchange(channel));
            // Closing the channel, at the end of the block, ends the thread that reads from it.
            return answer.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new IOException(
                    "no answer from %s:%d%s: %s".formatted(address, port, path, e.getCause()), e);
        }
    }

    private String exchange(SocketChannel channel) {
        // 1.0, after whose answer the connection ends.
        String request = "GET %s HTTP/1.0\r\nHost: %s:%d\r\n\r\n".formatted(path, address, port);
        try {
            channel.write(StandardCharsets.UTF_8.encode(request));
            byte[] answer = Channels.newInputStream(channel).readAllBytes();
            if (answer.length == 0) {
                throw new EOFException("the connection was closed");
            }
            return new String(answer, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
