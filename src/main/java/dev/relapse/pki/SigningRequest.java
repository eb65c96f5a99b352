package dev.relapse.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Asks an authority that is not ours for the certificate of a TLS client; the private key to it
 * never leaves the memory.
 */
public final class SigningRequest {

    private final KeyPair keys = Keys.generate();
    private final String pem;

    /**
     * Makes a new key, too.
     *
     * @param user becomes the common name
     */
    public SigningRequest(String user) {
        try {
            PKCS10CertificationRequest request =
                    new JcaPKCS10CertificationRequestBuilder(
                                    new X500NameBuilder().addRDN(BCStyle.CN, user).build(),
                                    keys.getPublic())
                            .build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(keys.getPrivate()));
            this.pem = Pem.encode(Pem.CERTIFICATE_REQUEST, request.getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot ask for the certificate of " + user, e);
        }
    }

    /** The request (PKCS #10). */
    public String pem() {
        return pem;
    }

    /**
     * Joins the key with what was signed.
     *
     * @param certificatePem the client's certificate; others after it are left out
     * @throws IllegalArgumentException when that is no certificate, or one of another key
     */
    public Identity signed(String certificatePem) {
        X509Certificate certificate;
        try {
            certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(
                                            new ByteArrayInputStream(
                                                    certificatePem.getBytes(
                                                            StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("what was signed is no certificate", e);
        }
        if (!certificate.getPublicKey().equals(keys.getPublic())) {
            throw new IllegalArgumentException(
                    "the certificate of %s is that of another key"
                            .formatted(certificate.getSubjectX500Principal()));
        }
        return new Identity(certificate, keys.getPrivate());
    }
}
