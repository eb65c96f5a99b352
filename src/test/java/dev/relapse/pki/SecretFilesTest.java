package dev.relapse.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    @TempDir Path folder;

    private final CertificateAuthority authority = new CertificateAuthority("ours");

    @Test
    void onlyTheOwnerMayReadWhatIsWritten() throws Exception {
        authority.write(folder, "ca");
        authority.client("alice").write(folder, "alice");
        ServiceAccountKeys.create(folder);
        Kubeconfig.create(
                folder.resolve("kubeconfig"),
                "alice",
                URI.create("https://127.1.2.3:6443"),
                authority.certificatePem(),
                authority.client("alice"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(6)
                    .allSatisfy(
                            file ->
                                    assertThat(
                                                    PosixFilePermissions.toString(
                                                            Files.getPosixFilePermissions(file)))
                                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aFileThatExistsIsNeverOverwritten() throws Exception {
        Path file = Files.writeString(folder.resolve("mine"), "mine");
        assertThatThrownBy(() -> SecretFile.create(file, "yours"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent("mine");
    }

    @Test
    void aKubeconfigIsReadByTheClientLibrary() {
        Kubeconfig kubeconfig =
                Kubeconfig.create(
                        folder.resolve("kubeconfig"),
                        "alice",
                        URI.create("https://127.1.2.3:6443"),
                        authority.certificatePem(),
                        authority.client("alice"));
        Config config = Config.fromKubeconfig(kubeconfig.file().toFile());
        assertThat(config.getMasterUrl()).startsWith("https://127.1.2.3:6443");
        assertThat(config.getCaCertData()).isNotBlank();
        assertThat(config.getClientKeyData()).isNotBlank();
    }

    @Test
    void opensslVerifiesTheChainAndReadsTheKey() throws Exception {
        Path ca = authority.write(folder, "ca");
        IdentityFiles alice = authority.client("alice").write(folder, "alice");
        assertThat(
                        openssl(
                                "verify",
                                "-purpose",
                                "sslclient",
                                "-CAfile",
                                ca.toString(),
                                alice.certificate().toString()))
                .endsWith("OK");
        assertThat(openssl("pkey", "-in", alice.key().toString(), "-pubout"))
                .isEqualTo(
                        openssl(
                                "x509",
                                "-in",
                                alice.certificate().toString(),
                                "-noout",
                                "-pubkey"));
    }

    @Test
    void aPrivateKeyNeverShowsInText() {
        assertThat(authority.client("alice")).hasToString("Identity[CN=alice]");
    }

    private static String openssl(String... arguments) throws Exception {
        List<String> command =
                Stream.concat(Stream.of("/usr/bin/openssl"), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
