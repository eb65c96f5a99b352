package dev.relapse.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** openssl reads the request and signs it, as an authority that is not ours does. */
class SigningRequestTest {

    @TempDir Path folder;

    private final SigningRequest request = new SigningRequest("alice");

    @Test
    void anAuthorityOfSomebodyElseSignsIt() throws Exception {
        Identity alice = request.signed(signedByOpenssl(request));

        assertThat(alice.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=alice");
        assertThat(alice.certificate().getIssuerX500Principal().getName()).isEqualTo("CN=theirs");
    }

    @Test
    void theCertificateOfAnotherKeyIsRefused() throws Exception {
        String another = signedByOpenssl(new SigningRequest("mallory"));

        assertThatThrownBy(() -> request.signed(another))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the certificate of CN=mallory is that of another key");
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        assertThatThrownBy(() -> request.signed("denied"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no certificate");
    }

    private String signedByOpenssl(SigningRequest asked) throws Exception {
        Files.writeString(folder.resolve("asked.csr"), asked.pem());
        openssl(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=theirs"
                        + " -days 1 -keyout ca.key -out ca.crt");
        openssl(
                "x509 -req -in asked.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 1 -out signed.crt");
        return Files.readString(folder.resolve("signed.crt"));
    }

    private void openssl(String arguments) throws Exception {
        Process openssl =
                new ProcessBuilder(("openssl " + arguments).split(" "))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(openssl.waitFor()).as(said).isZero();
    }
}
