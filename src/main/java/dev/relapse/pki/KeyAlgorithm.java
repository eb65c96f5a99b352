package dev.relapse.pki;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/** Of which kind a private key is: clients take every PKCS #8 key for RSA unless they are told. */
public final class KeyAlgorithm {

    private KeyAlgorithm() {}

    /**
     * {@code EC} or {@code RSA}; {@code RSA} too where there is no key.
     *
     * @param pem may be empty
     * @throws UncheckedIOException when it is no PEM
     */
    public static String of(String pem) {
        PEMParser parser = new PEMParser(new StringReader(pem));
        try {
            Object found = parser.readObject();
            // Before an elliptic key, its parameters may stand on their own.
            while (found != null && keyIn(found) == null) {
                found = parser.readObject();
            }
            boolean elliptic =
                    found != null
                            && keyIn(found)
                                    .getPrivateKeyAlgorithm()
                                    .getAlgorithm()
                                    .equals(X9ObjectIdentifiers.id_ecPublicKey);
            return elliptic ? "EC" : "RSA";
        } catch (IOException e) {
            throw new UncheckedIOException("a private key is no PEM", e);
        }
    }

    private static PrivateKeyInfo keyIn(Object found) {
        if (found instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        return found instanceof PrivateKeyInfo info ? info : null;
    }
}
