package dev.relapse.artifact.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** A name and its secret; never shown whole. */
record Login(String user, String secret) {

    // https://github.com/docker/docker-credential-helpers: with this name, the secret is a refresh
    // token.
    private static final String TOKEN_USER = "<token>";

    Login {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(secret, "secret");
    }

    static Login ofIdentityToken(String token) {
        return new Login(TOKEN_USER, token);
    }

    boolean isIdentityToken() {
        return user.equals(TOKEN_USER);
    }

    /** As an Authorization header. */
    String basic() {
        byte[] pair = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "login of " + user;
    }
}
