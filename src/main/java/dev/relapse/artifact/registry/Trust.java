package dev.relapse.artifact.registry;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates are believed: the JVM's authorities, and those of a file. */
final class Trust {

    private final List<Certificate> own;

    private Trust(List<Certificate> own) {
        this.own = own;
    }

    /**
     * With the authorities of a PEM file, where there is one.
     *
     * @throws IllegalArgumentException when the file holds no certificates, naming it
     */
    static Trust with(Optional<Path> authorities) {
        List<Certificate> own = new ArrayList<>();
        authorities.ifPresent(file -> own.addAll(in(file)));
        return new Trust(List.copyOf(own));
    }

    /** For clients. */
    SSLContext context() {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate : ofTheJvm()) {
                trusted.setCertificateEntry("jvm-" + number++, certificate);
            }
            for (Certificate certificate : own) {
                trusted.setCertificateEntry("own-" + number++, certificate);
            }
            TrustManagerFactory factory = factory();
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot set up TLS: " + e.getMessage(), e);
        }
    }

    private static Collection<? extends Certificate> in(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new GeneralSecurityException("it is empty");
            }
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "relapse.registry.ca=%s holds no readable certificates (%s); give a PEM file"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static X509Certificate[] ofTheJvm() throws GeneralSecurityException {
        TrustManagerFactory factory = factory();
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static TrustManagerFactory factory() throws GeneralSecurityException {
        return TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    }
}
