package dev.relapse.simulation.kubeconfig;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

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
        return new ClientKey(isElliptic(new StringReader(pem)) ? "EC" : "RSA");
    }

    private static boolean isElliptic(Reader pem) throws IOException {
        Object found = new PEMParser(pem).readObject();
        PrivateKeyInfo key = null;
        if (found instanceof PrivateKeyInfo info) {
            key = info;
        } else if (found instanceof PEMKeyPair pair) {
            key = pair.getPrivateKeyInfo();
        }
        return key != null
                && key.getPrivateKeyAlgorithm()
                        .getAlgorithm()
                        .equals(X9ObjectIdentifiers.id_ecPublicKey);
    }
}
