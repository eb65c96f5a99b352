package dev.relapse.simulation.kubeconfig;

import dev.relapse.pki.KeyAlgorithm;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * A client's private key. The client library takes every PKCS 8 key for RSA unless it is told
 * otherwise.
 *
 * @param algorithm {@code EC} or {@code RSA}; {@code RSA} too where there is no key
 */
record ClientKey(String algorithm) {

    static ClientKey of(Config config) throws IOException {
        String pem = "";
        if (config.getClientKeyData() != null) {
            byte[] decoded = Base64.getDecoder().decode(config.getClientKeyData());
            pem = new String(decoded, StandardCharsets.US_ASCII);
        } else if (config.getClientKeyFile() != null) {
            pem = Files.readString(Path.of(config.getClientKeyFile()));
        }
        try {
            return new ClientKey(KeyAlgorithm.of(pem));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
