package dev.relapse.cluster.existing;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets no request of ours out that would change anything but what is the run's: whatever is in its
 * namespace, and objects of few kinds that bear its name. Reading is free.
 */
final class RequestGuard implements Interceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** A GET of these is a way into a pod or a node. */
    private static final Set<String> REACHING_IN = Set.of("attach", "exec", "portforward", "proxy");

    private final URI server;
    private final Optional<RunMarks> run;
    private final Set<String> kinds;

    private RequestGuard(URI server, Optional<RunMarks> run, Set<String> kinds) {
        this.server = server;
        this.run = run;
        this.kinds = Set.copyOf(kinds);
    }

    /** Lets nothing out that changes anything. */
    static RequestGuard readOnly(URI server) {
        return new RequestGuard(server, Optional.empty(), Set.of());
    }

    /**
     * For one run.
     *
     * @param kinds plurals of what may be changed outside of its namespace, if it bears its name
     */
    static RequestGuard of(URI server, RunMarks run, Set<String> kinds) {
        return new RequestGuard(server, Optional.of(run), kinds);
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        ApiPath path = ApiPath.of(server, request.uri());
        if (READING.contains(request.method()) && !REACHING_IN.contains(path.subresource())) {
            return;
        }
        if (run.isEmpty() || !isOurs(run.get(), path, request)) {
            throw new IllegalStateException(
                    "%s %s was not sent: it would change what is not this run's on the cluster"
                            .formatted(request.method(), path));
        }
    }

    private boolean isOurs(RunMarks marks, ApiPath path, HttpRequest request) {
        if (path.namespace().equals(marks.namespace())) {
            return true;
        }
        if (!kinds.contains(path.resource())) {
            return false;
        }
        // A DELETE or PATCH of a whole collection has no name at all.
        boolean creates = request.method().equals("POST") && path.name().isEmpty();
        return creates ? isOurs(marks, request.bodyString()) : marks.isOurs(path.name());
    }

    private static boolean isOurs(RunMarks marks, String body) {
        Object metadata =
                body == null ? null : Serialization.unmarshal(body, Map.class).get("metadata");
        if (!(metadata instanceof Map<?, ?> meta)) {
            return false;
        }
        return meta.get("labels") instanceof Map<?, ?> labels
                && marks.run().equals(labels.get(RunMarks.KEY))
                && marks.isOurs(String.valueOf(meta.get("name")));
    }
}
