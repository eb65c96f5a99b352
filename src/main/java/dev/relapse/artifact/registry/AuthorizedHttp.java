package dev.relapse.artifact.registry;

import dev.relapse.artifact.UnavailableException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Asks registries, logs in where they want it, and leaves those alone that did not answer. */
final class AuthorizedHttp {

    private static final int UNAUTHORIZED = 401;

    private final BoundedHttp http;
    private final Authorizer authorizer;
    private final Map<String, String> authorizations = new ConcurrentHashMap<>();

    AuthorizedHttp(BoundedHttp http, Authorizer authorizer) {
        this.http = http;
        this.authorizer = authorizer;
    }

    /** The answer with its body in memory. */
    Reply get(Endpoint endpoint, URI uri, String accept)
            throws UnavailableException, InterruptedException {
        return get(endpoint, headers -> http.get(uri, with(headers, accept)));
    }

    /** The answer, its body in {@code file} where it is a 200; at most {@code most} bytes of it. */
    Reply get(Endpoint endpoint, URI uri, Path file, long most)
            throws UnavailableException, InterruptedException {
        return get(endpoint, headers -> http.get(uri, with(headers, "*/*"), file, most));
    }

    private Reply get(Endpoint endpoint, Exchange exchange)
            throws UnavailableException, InterruptedException {
        Optional<String> outage = Outages.of(endpoint);
        if (outage.isPresent()) {
            throw new UnavailableException(outage.get());
        }
        try {
            return authorized(endpoint, exchange);
        } catch (UnreachableException e) {
            Outages.remember(endpoint, e.getMessage());
            throw e;
        }
    }

    private Reply authorized(Endpoint endpoint, Exchange exchange)
            throws UnavailableException, InterruptedException {
        String scope = endpoint.root() + " " + endpoint.repository();
        Reply first = exchange.send(headers(scope));
        if (first.status() != UNAUTHORIZED) {
            return first;
        }
        authorizations.put(scope, authorizer.answer(endpoint, first));
        Reply second = exchange.send(headers(scope));
        if (second.status() == UNAUTHORIZED) {
            throw authorizer.refused(endpoint, second);
        }
        return second;
    }

    private Map<String, String> headers(String scope) {
        String authorization = authorizations.get(scope);
        return authorization == null ? Map.of() : Map.of(BoundedHttp.AUTHORIZATION, authorization);
    }

    private static Map<String, String> with(Map<String, String> headers, String accept) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Accept", accept);
        return all;
    }

    /** One request. */
    @FunctionalInterface
    private interface Exchange {
        Reply send(Map<String, String> headers) throws UnavailableException, InterruptedException;
    }
}
