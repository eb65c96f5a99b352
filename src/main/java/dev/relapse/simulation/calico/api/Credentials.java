package dev.relapse.simulation.calico.api;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * How to reach an API server.
 *
 * @param server its address
 * @param authority certificates that sign its own, PEM
 * @param certificate the client's certificate, PEM
 * @param key the client's key in PKCS 8, PEM
 * @param token a bearer token
 */
record Credentials(
        URI server,
        String authority,
        Optional<String> certificate,
        Optional<String> key,
        Optional<String> token) {

    Credentials {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(authority, "authority");
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("a client certificate needs its key");
        }
    }
}
