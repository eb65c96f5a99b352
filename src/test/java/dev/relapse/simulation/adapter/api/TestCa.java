package dev.relapse.simulation.adapter.api;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lives as long as its test. */
final class TestCa {

    private static final Duration LIFE = Duration.ofHours(1);

    /** A certificate and its key. */
    record Identity(X509Certificate certificate, PrivateKey key) {

        /** As a key store without a password, under which the client side of TLS finds it. */
        KeyStore keyStore() throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setKeyEntry("me", key, new char[0], new Certificate[] {certificate});
            return store;
        }
    }

    private final X500Name name;
    private final Identity own;

    TestCa(String commonName) {
        name = new X500Name("CN=" + commonName);
        KeyPair keys = keys();
        own = issue(name, keys, keys.getPrivate(), new BasicConstraints(true), null);
    }

    X509Certificate certificate() {
        return own.certificate();
    }

    Identity issue(String commonName, KeyPurposeId purpose) {
        return issue(
                new X500Name("CN=" + commonName),
                keys(),
                own.key(),
                new BasicConstraints(false),
                purpose);
    }

    static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(object);
        }
        return text.toString();
    }

    private Identity issue(
            X500Name subject,
            KeyPair keys,
            PrivateKey signer,
            BasicConstraints constraints,
            KeyPurposeId purpose) {
        Instant now = Instant.now();
        try {
            JcaX509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.valueOf(now.toEpochMilli()),
                            Date.from(now.minus(LIFE)),
                            Date.from(now.plus(LIFE)),
                            subject,
                            keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, constraints);
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            if (purpose != null) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            }
            return new Identity(
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(
                                            new JcaContentSignerBuilder("SHA256withECDSA")
                                                    .build(signer))),
                    keys.getPrivate());
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot issue " + subject, e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make keys", e);
        }
    }
}
