package dev.relapse.simulation.adapter.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** Checks client certificates against a bundle of certificate authorities. */
final class ClientCertificates {

    private ClientCertificates() {}

    /**
     * Fails unless the chain is valid now, meant for clients, and signed by one of the authorities.
     *
     * @throws CertificateException saying why not
     */
    static void verify(List<X509Certificate> chain, String caBundle) throws CertificateException {
        trusting(caBundle).checkClientTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
    }

    /** The subject's common name, or the empty string. */
    static String commonName(X509Certificate certificate) throws CertificateException {
        RDN[] names = new JcaX509CertificateHolder(certificate).getSubject().getRDNs(BCStyle.CN);
        return names.length == 0 ? "" : IETFUtils.valueToString(names[0].getFirst().getValue());
    }

    private static X509TrustManager trusting(String caBundle) throws CertificateException {
        try {
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            int number = 0;
            for (Certificate authority :
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(
                                            caBundle.getBytes(StandardCharsets.US_ASCII)))) {
                authorities.setCertificateEntry("ca-" + number++, authority);
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager found) {
                    return found;
                }
            }
            throw new CertificateException("this Java has no X.509 trust manager");
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException("the requestheader CA bundle is no PEM: " + e, e);
        }
    }
}
