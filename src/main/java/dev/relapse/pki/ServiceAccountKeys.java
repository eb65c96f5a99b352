package dev.relapse.pki;

import java.nio.file.Path;
import java.security.KeyPair;

/**
 * The key pair that signs service-account tokens.
 *
 * @param privateKey PEM, 0600; for the signers
 * @param publicKey PEM, 0600; for who verifies
 */
public record ServiceAccountKeys(Path privateKey, Path publicKey) {

    /** Makes a pair and writes it into {@code folder} as {@code sa.key} and {@code sa.pub}. */
    public static ServiceAccountKeys create(Path folder) {
        KeyPair keys = Keys.generate();
        return new ServiceAccountKeys(
                SecretFile.create(
                        folder.resolve("sa.key"),
                        Pem.encode(Pem.PRIVATE_KEY, keys.getPrivate().getEncoded())),
                SecretFile.create(
                        folder.resolve("sa.pub"),
                        Pem.encode(Pem.PUBLIC_KEY, keys.getPublic().getEncoded())));
    }
}
