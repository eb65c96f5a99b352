package dev.relapse.artifact.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.artifact.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Meets a registry's challenge, with a login where the user has one and anonymously otherwise. */
final class Authorizer {

    private final BoundedHttp http;
    private final DockerLogins logins;

    Authorizer(BoundedHttp http, DockerLogins logins) {
        this.http = http;
        this.logins = logins;
    }

    /**
     * The Authorization header that should do.
     *
     * @throws UnavailableException when there is none to be had
     */
    String answer(Endpoint endpoint, Reply refusal)
            throws UnavailableException, InterruptedException {
        Challenge challenge =
                refusal.headers().allValues("WWW-Authenticate").stream()
                        .flatMap(header -> Challenge.parse(header).stream())
                        .filter(c -> c.scheme().equals("bearer") || c.scheme().equals("basic"))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UnavailableException(
                                                endpoint.name()
                                                        + " asks for a login in no way known here"));
        Optional<Login> login = logins.find(endpoint);
        return challenge.scheme().equals("basic")
                ? basic(endpoint, login)
                : bearer(endpoint, challenge, login);
    }

    /** That nothing better can be shown. */
    UnavailableException refused(Endpoint endpoint, Reply refusal)
            throws UnavailableException, InterruptedException {
        Optional<Login> login = logins.find(endpoint);
        return new UnavailableException(
                login.isPresent()
                        ? "%s refuses the %s from %s with %s; log in again: docker login %s"
                                .formatted(
                                        endpoint.name(),
                                        login.get(),
                                        logins.file(),
                                        refusal.spoken(),
                                        endpoint.name())
                        : "%s answers %s, and there is no login for it in %s; it may ask for one (docker login %s), or have no such image"
                                .formatted(
                                        endpoint.name(),
                                        refusal.spoken(),
                                        logins.file(),
                                        endpoint.name()));
    }

    private String basic(Endpoint endpoint, Optional<Login> login) throws UnavailableException {
        return login.map(Login::basic)
                .orElseThrow(
                        () ->
                                new UnavailableException(
                                        "%s asks for a password, and %s has none for it; log in: docker login %s"
                                                .formatted(
                                                        endpoint.name(),
                                                        logins.file(),
                                                        endpoint.name())));
    }

    private String bearer(Endpoint endpoint, Challenge challenge, Optional<Login> login)
            throws UnavailableException, InterruptedException {
        URI realm = realm(endpoint, challenge);
        Map<String, String> wish = new LinkedHashMap<>();
        wish.put("service", challenge.parameter("service"));
        wish.put("scope", "repository:%s:pull".formatted(endpoint.repository()));
        Reply reply;
        if (login.isPresent() && login.get().isIdentityToken()) {
            wish.put("grant_type", "refresh_token");
            wish.put("client_id", "relapse");
            wish.put("refresh_token", login.get().secret());
            reply = http.post(realm, form(wish));
        } else {
            String separator = realm.getRawQuery() == null ? "?" : "&";
            reply =
                    http.get(
                            URI.create(realm + separator + form(wish)),
                            login.map(l -> Map.of(BoundedHttp.AUTHORIZATION, l.basic()))
                                    .orElse(Map.of()));
        }
        if (!reply.isOk()) {
            throw refused(endpoint, reply);
        }
        return "Bearer " + token(realm, reply);
    }

    private static URI realm(Endpoint endpoint, Challenge challenge) throws UnavailableException {
        String text = challenge.parameter("realm");
        try {
            URI realm = URI.create(text);
            if (realm.getHost() != null && Origins.isPrivate(realm)) {
                return realm;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Told below.
        }
        throw new UnavailableException(
                "%s wants its tokens from '%s', which is no https address"
                        .formatted(endpoint.name(), text));
    }

    private static String token(URI realm, Reply reply) throws UnavailableException {
        try {
            JsonNode answer = new ObjectMapper().readTree(reply.body());
            String token = answer.path("token").asText(answer.path("access_token").asText());
            if (!token.isEmpty()) {
                return token;
            }
        } catch (IOException notJson) {
            // Told below.
        }
        throw new UnavailableException(realm.getRawAuthority() + " gave no token");
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(
                        e ->
                                e.getKey()
                                        + "="
                                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
