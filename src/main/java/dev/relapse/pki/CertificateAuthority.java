package dev.relapse.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority that lives as long as a run; its private key never leaves the memory.
 *
 * <p>Thread-safe.
 */
public final class CertificateAuthority {

    /** Longer than any run, and short enough that a leaked certificate is soon worth nothing. */
    private static final Duration LIFETIME = Duration.ofDays(1);

    /** Programs compare with their own clock, which may lag a little behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyPair keys;
    private final X509Certificate certificate;

    /** A new authority, signed by itself. */
    public CertificateAuthority(String commonName) {
        this.keys = Keys.generate();
        X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
        this.certificate =
                sign(
                        subject,
                        subject,
                        keys,
                        builder -> {
                            builder.addExtension(
                                    Extension.basicConstraints, true, new BasicConstraints(0));
                            builder.addExtension(
                                    Extension.keyUsage,
                                    true,
                                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
                        });
    }

    /**
     * A certificate for a TLS server.
     *
     * @param commonName for people; clients look at the alternative names only
     * @param dnsNames names it answers to, may be empty
     * @param addresses IP addresses it answers on, may be empty
     */
    public Identity server(String commonName, List<String> dnsNames, List<String> addresses) {
        GeneralName[] names =
                Stream.concat(
                                dnsNames.stream().map(n -> new GeneralName(GeneralName.dNSName, n)),
                                addresses.stream()
                                        .map(a -> new GeneralName(GeneralName.iPAddress, a)))
                        .toArray(GeneralName[]::new);
        if (names.length == 0) {
            throw new IllegalArgumentException(
                    "a server needs a name or an address: " + commonName);
        }
        return issue(
                new X500NameBuilder().addRDN(BCStyle.CN, commonName).build(),
                KeyPurposeId.id_kp_serverAuth,
                builder ->
                        builder.addExtension(
                                Extension.subjectAlternativeName, false, new GeneralNames(names)));
    }

    /**
     * A certificate for a TLS client, as Kubernetes reads it.
     *
     * @param user becomes the common name
     * @param groups become organizations
     */
    public Identity client(String user, String... groups) {
        X500NameBuilder subject = new X500NameBuilder();
        for (String group : groups) {
            subject.addRDN(BCStyle.O, group);
        }
        subject.addRDN(BCStyle.CN, user);
        return issue(subject.build(), KeyPurposeId.id_kp_clientAuth, builder -> {});
    }

    /**
     * A certificate for a member of etcd, which is a server and dials other members, and itself, as
     * a client.
     */
    public Identity peer(String commonName, String address) {
        return issue(
                new X500NameBuilder().addRDN(BCStyle.CN, commonName).build(),
                KeyPurposeId.id_kp_serverAuth,
                builder ->
                        builder.addExtension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(GeneralName.iPAddress, address))),
                KeyPurposeId.id_kp_clientAuth);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The authority's certificate as PEM. */
    public String certificatePem() {
        return new Identity(certificate, keys.getPrivate()).certificatePem();
    }

    /** Writes {@code <name>.crt} into {@code folder}; the key is not written. */
    public Path write(Path folder, String name) {
        return SecretFile.create(folder.resolve(name + ".crt"), certificatePem());
    }

    private Identity issue(
            X500Name subject, KeyPurposeId purpose, Extensions more, KeyPurposeId... furtherUse) {
        KeyPair leaf = Keys.generate();
        KeyPurposeId[] purposes =
                Stream.concat(Stream.of(purpose), Stream.of(furtherUse))
                        .toArray(KeyPurposeId[]::new);
        X500Name issuer = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        X509Certificate signed =
                sign(
                        issuer,
                        subject,
                        leaf,
                        builder -> {
                            builder.addExtension(
                                    Extension.keyUsage,
                                    true,
                                    new KeyUsage(KeyUsage.digitalSignature));
                            builder.addExtension(
                                    Extension.extendedKeyUsage,
                                    false,
                                    new ExtendedKeyUsage(purposes));
                            builder.addExtension(
                                    Extension.authorityKeyIdentifier,
                                    false,
                                    new JcaX509ExtensionUtils()
                                            .createAuthorityKeyIdentifier(keys.getPublic()));
                            more.add(builder);
                        });
        return new Identity(signed, leaf.getPrivate());
    }

    private X509Certificate sign(
            X500Name issuer, X500Name subject, KeyPair subjectKeys, Extensions extensions) {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        issuer,
                        new BigInteger(127, RANDOM).setBit(126),
                        Date.from(now.minus(CLOCK_SKEW)),
                        Date.from(now.plus(LIFETIME)),
                        subject,
                        subjectKeys.getPublic());
        try {
            extensions.add(builder);
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createSubjectKeyIdentifier(subjectKeys.getPublic()));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(keys.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot sign the certificate of " + subject, e);
        }
    }

    /** Adds what makes one kind of certificate differ from another. */
    @FunctionalInterface
    private interface Extensions {
        void add(X509v3CertificateBuilder builder) throws IOException, GeneralSecurityException;
    }
}
