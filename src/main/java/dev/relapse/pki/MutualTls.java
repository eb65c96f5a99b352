package dev.relapse.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS for our own HTTP clients: shows one identity, trusts one authority and no other. */
public final class MutualTls {

    private static final char[] NO_PASSWORD = new char[0];

    private MutualTls() {}

    /** A context that shows {@code identity} and trusts {@code authority}. */
    public static SSLContext context(CertificateAuthority authority, Identity identity) {
        return context(authority, List.of(identity));
    }

    /** Trusts the authority and shows no certificate: for what a server tells anybody. */
    public static SSLContext anonymous(CertificateAuthority authority) {
        return context(authority, List.of());
    }

    private static SSLContext context(CertificateAuthority authority, List<Identity> own) {
        try {
            KeyStore trusted = emptyStore();
            trusted.setCertificateEntry("authority", authority.certificate());
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);

            KeyStore shown = emptyStore();
            for (Identity identity : own) {
                shown.setKeyEntry(
                        "own",
                        identity.key(),
                        NO_PASSWORD,
                        new X509Certificate[] {identity.certificate()});
            }
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(shown, NO_PASSWORD);

            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot set up TLS for " + own, e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }
}
