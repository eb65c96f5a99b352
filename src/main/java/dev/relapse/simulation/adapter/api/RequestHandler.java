package dev.relapse.simulation.adapter.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import dev.relapse.simulation.adapter.auth.AccessReviews;
import dev.relapse.simulation.adapter.auth.Caller;
import dev.relapse.simulation.adapter.auth.RequestHeaderAuthenticator;
import dev.relapse.simulation.adapter.auth.Unauthorized;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request through authentication, authorization and the API. */
final class RequestHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
    private static final Set<String> HEALTH = Set.of("/healthz", "/readyz", "/livez");

    private final RequestHeaderAuthenticator authenticator;
    private final AccessReviews reviews;
    private final Optional<MetricsResources> resources;

    RequestHandler(
            RequestHeaderAuthenticator authenticator,
            AccessReviews reviews,
            Optional<MetricsResources> resources) {
        this.authenticator = authenticator;
        this.reviews = reviews;
        this.resources = resources;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response = respond(exchange);
            exchange.getResponseHeaders().set("Content-Type", response.contentType());
            byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
            if ("HEAD".equals(exchange.getRequestMethod())) {
                exchange.sendResponseHeaders(response.code(), -1);
            } else {
                exchange.sendResponseHeaders(response.code(), body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Response respond(HttpExchange exchange) {
        try {
            exchange.getRequestBody().readAllBytes();
            Caller caller =
                    authenticator.authenticate(
                            certificates((HttpsExchange) exchange), exchange.getRequestHeaders());
            Request request = Request.of(exchange.getRequestMethod(), exchange.getRequestURI());
            return respond(caller, request);
        } catch (Unauthorized e) {
            LOG.warn("{}: {}", exchange.getRequestURI(), e.getMessage());
            return Response.failure(401, "Unauthorized", "Unauthorized");
        } catch (IOException | RuntimeException e) {
            LOG.error("{} failed", exchange.getRequestURI(), e);
            return Response.failure(
                    500, "InternalError", "Internal error occurred: " + e.getMessage());
        }
    }

    private Response respond(Caller caller, Request request) {
        String path = request.access().path();
        if (HEALTH.contains(path)) {
            return Response.text(200, "ok");
        }
        if (!reviews.allows(caller, request.access())) {
            return Response.failure(403, "Forbidden", forbidden(caller, request));
        }
        if (request.access().isResource() && resources.isPresent()) {
            return resources.get().answer(request);
        }
        return Discovery.document(path, resources.isPresent())
                .map(Response::json)
                .orElseGet(() -> Response.text(404, "404 page not found\n"));
    }

    private static String forbidden(Caller caller, Request request) {
        return request.access().isResource()
                ? "%s.%s is forbidden: User \"%s\" cannot %s resource \"%s\" in API group \"%s\""
                        .formatted(
                                request.access().resource(),
                                Discovery.GROUP,
                                caller.user(),
                                request.access().verb(),
                                request.access().resource(),
                                Discovery.GROUP)
                : "forbidden: User \"%s\" cannot %s path \"%s\""
                        .formatted(caller.user(), request.access().verb(), request.access().path());
    }

    private static List<X509Certificate> certificates(HttpsExchange exchange) {
        try {
            return Arrays.stream(exchange.getSSLSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }
}
