package dev.relapse.artifact.registry;

import dev.relapse.artifact.UnavailableException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP that ends in time whatever the server does, and keeps credentials to whom they were meant
 * for.
 */
final class BoundedHttp {

    static final String AUTHORIZATION = "Authorization";
    private static final int MOST_REDIRECTS = 5;
    private static final Duration SLICE = Duration.ofMillis(500);

    private final Trust trust;
    private final ProxySelector proxy;
    private final RegistryLimits limits;
    private HttpClient client;

    BoundedHttp(Trust trust, ProxySelector proxy, RegistryLimits limits) {
        this.trust = trust;
        this.proxy = proxy;
        this.limits = limits;
    }

    // Made when it is needed, as most runs ask no registry. The client's own redirects would take
    // the credentials along to wherever the content is stored.
    private synchronized HttpClient client() {
        if (client == null) {
            client =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(limits.connect())
                            .sslContext(trust.context())
                            .proxy(proxy)
                            .build();
        }
        return client;
    }

    /** The answer with its body in memory. */
    Reply get(URI uri, Map<String, String> headers)
            throws UnavailableException, InterruptedException {
        return follow(uri, headers, pulse -> inMemory(pulse));
    }

    /** The answer, the body in {@code file} where it is a 200; at most {@code most} bytes of it. */
    Reply get(URI uri, Map<String, String> headers, Path file, long most)
            throws UnavailableException, InterruptedException {
        return follow(uri, headers, pulse -> inFile(pulse, file, most));
    }

    /** Posts a form; no redirects. */
    Reply post(URI uri, String form) throws UnavailableException, InterruptedException {
        Pulse pulse = new Pulse(limits);
        return send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                pulse,
                inMemory(pulse));
    }

    private Reply follow(URI start, Map<String, String> headers, Sink sink)
            throws UnavailableException, InterruptedException {
        URI uri = start;
        Map<String, String> shown = new TreeMap<>(headers);
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Pulse pulse = new Pulse(limits);
            HttpRequest.Builder request = HttpRequest.newBuilder(uri);
            shown.forEach(request::header);
            Reply reply = send(request.build(), pulse, sink.handler(pulse));
            if (!isRedirect(reply)) {
                return reply;
            }
            URI next = next(uri, reply);
            if (!Origins.same(uri, next)) {
                shown.remove(AUTHORIZATION);
            }
            uri = next;
        }
        throw new UnavailableException(
                "%s sends on and on, %d times".formatted(start.getRawAuthority(), MOST_REDIRECTS));
    }

    private static boolean isRedirect(Reply reply) {
        return switch (reply.status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private static URI next(URI from, Reply reply) throws UnavailableException {
        String location = reply.headers().firstValue("Location").orElse("");
        try {
            URI next = from.resolve(location);
            if (next.getHost() != null && Origins.isPrivate(next)) {
                return next;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Told below.
        }
        throw new UnavailableException(
                "%s sends on to '%s', which is no https address"
                        .formatted(from.getRawAuthority(), location));
    }

    private Reply send(HttpRequest request, Pulse pulse, BodyHandler<byte[]> handler)
            throws UnavailableException, InterruptedException {
        String server = request.uri().getRawAuthority();
        CompletableFuture<HttpResponse<byte[]>> future = client().sendAsync(request, handler);
        try {
            HttpResponse<byte[]> response = await(future, pulse, server);
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException e) {
            throw HttpTrouble.of(server, e.getCause(), limits, pulse.hasBeaten());
        } finally {
            future.cancel(true);
        }
    }

    private static <T> T await(CompletableFuture<T> future, Pulse pulse, String server)
            throws UnavailableException, InterruptedException, ExecutionException {
        while (true) {
            // In slices, because the head of the answer starts other clocks.
            long left = Math.min(pulse.left().toNanos(), SLICE.toNanos());
            try {
                return future.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (pulse.left().toNanos() <= 0) {
                    String reason = server + " " + pulse.complaint();
                    throw pulse.hasBeaten()
                            ? new UnavailableException(reason, e)
                            : new UnreachableException(reason, e);
                }
            }
        }
    }

    private BodyHandler<byte[]> inMemory(Pulse pulse) {
        return head -> {
            pulse.beat();
            return new WatchedBody<>(BodySubscribers.ofByteArray(), limits.document(), pulse);
        };
    }

    private BodyHandler<byte[]> inFile(Pulse pulse, Path file, long most) {
        return head -> {
            if (head.statusCode() != 200) {
                return inMemory(pulse).apply(head);
            }
            pulse.beat();
            return new WatchedBody<>(
                    BodySubscribers.mapping(BodySubscribers.ofFile(file), path -> new byte[0]),
                    most,
                    pulse);
        };
    }

    /** Where a body goes. */
    @FunctionalInterface
    private interface Sink {
        BodyHandler<byte[]> handler(Pulse pulse);
    }
}
