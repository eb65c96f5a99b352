package dev.relapse.simulation.autoscaler.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Tells what kind of key a PKCS #8 file holds: its header does not, and fabric8 takes RSA. */
final class KeyAlgorithm {

    private static final String HEADER = "-----BEGIN PRIVATE KEY-----";

    private KeyAlgorithm() {}

    /**
     * Looks at the key.
     *
     * @param keyData a base64-encoded PEM, as in a kubeconfig
     * @return empty when it is no PKCS #8 key of a known kind
     */
    static Optional<String> of(String keyData) {
        String pem = new String(Base64.getMimeDecoder().decode(keyData), StandardCharsets.US_ASCII);
        if (!pem.startsWith(HEADER)) {
            return Optional.empty();
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return List.of("EC", "RSA", "Ed25519").stream()
                .filter(algorithm -> reads(algorithm, der))
                .findFirst();
    }

    private static boolean reads(String algorithm, byte[] der) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der))
                    != null;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
