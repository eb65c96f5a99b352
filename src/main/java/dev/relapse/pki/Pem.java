package dev.relapse.pki;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** The text form of keys and certificates (RFC 7468). */
final class Pem {

    static final String CERTIFICATE = "CERTIFICATE";

    /** PKCS #8, which Go, OpenSSL and Java all read. */
    static final String PRIVATE_KEY = "PRIVATE KEY";

    static final String PUBLIC_KEY = "PUBLIC KEY";

    /** PKCS #10. */
    static final String CERTIFICATE_REQUEST = "CERTIFICATE REQUEST";

    private Pem() {}

    static String encode(String type, byte[] der) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, der));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode a " + type, e);
        }
        return text.toString();
    }
}
