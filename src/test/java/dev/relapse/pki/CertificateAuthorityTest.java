package dev.relapse.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    private final CertificateAuthority authority = new CertificateAuthority("ours");

    @Test
    void whatItSignsValidatesAgainstItAndNoOther() throws Exception {
        X509Certificate leaf = authority.client("alice").certificate();
        validate(leaf, authority);
        assertThatThrownBy(() -> validate(leaf, new CertificateAuthority("ours")))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void aServerAnswersToItsNamesAndAddresses() throws Exception {
        X509Certificate server =
                authority
                        .server("web", List.of("web.shop.svc", "localhost"), List.of("127.1.2.3"))
                        .certificate();
        assertThat(server.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(2, "web.shop.svc"),
                        List.of(2, "localhost"),
                        List.of(7, "127.1.2.3"));
        assertThat(server.getExtendedKeyUsage()).containsExactly(SERVER_AUTH);
    }

    @Test
    void aServerWithoutAnyNameIsRefused() {
        assertThatThrownBy(() -> authority.server("web", List.of(), List.of()))
                .hasMessageContaining("web");
    }

    @Test
    void aClientCarriesItsUserAndGroups() throws Exception {
        X509Certificate client = authority.client("alice", "dev", "ops").certificate();
        assertThat(client.getSubjectX500Principal().getName()).isEqualTo("CN=alice,O=ops,O=dev");
        assertThat(client.getExtendedKeyUsage()).containsExactly(CLIENT_AUTH);
        assertThat(client.getBasicConstraints()).as("not an authority").isEqualTo(-1);
    }

    @Test
    void aPeerIsServerAndClient() throws Exception {
        assertThat(authority.peer("etcd", "127.1.2.3").certificate().getExtendedKeyUsage())
                .containsExactlyInAnyOrder(SERVER_AUTH, CLIENT_AUTH);
    }

    @Test
    void keysAreEllipticAndCertificatesShortLived() {
        X509Certificate leaf = authority.client("alice").certificate();
        assertThat(leaf.getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(
                        Duration.between(
                                leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant()))
                .isLessThan(Duration.ofDays(2));
    }

    private static void validate(X509Certificate leaf, CertificateAuthority trusted)
            throws Exception {
        PKIXParameters parameters =
                new PKIXParameters(Set.of(new TrustAnchor(trusted.certificate(), null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)),
                        parameters);
    }
}
