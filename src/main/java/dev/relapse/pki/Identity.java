package dev.relapse.pki;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * A certificate and the private key to it, in memory.
 *
 * @param certificate signed by a {@link CertificateAuthority}
 * @param key its private key
 */
public record Identity(X509Certificate certificate, PrivateKey key) {

    public Identity {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(key, "key");
    }

    /** The certificate as PEM. */
    public String certificatePem() {
        try {
            return Pem.encode(Pem.CERTIFICATE, certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate of ours cannot be encoded", e);
        }
    }

    /** The private key as PEM (PKCS #8, not encrypted). */
    public String keyPem() {
        return Pem.encode(Pem.PRIVATE_KEY, key.getEncoded());
    }

    /** Writes {@code <name>.crt} and {@code <name>.key} into {@code folder}, both 0600. */
    public IdentityFiles write(Path folder, String name) {
        return new IdentityFiles(
                SecretFile.create(folder.resolve(name + ".crt"), certificatePem()),
                SecretFile.create(folder.resolve(name + ".key"), keyPem()));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Identity[" + certificate.getSubjectX500Principal() + "]";
    }
}
