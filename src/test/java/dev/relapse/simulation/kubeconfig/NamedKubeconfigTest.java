package dev.relapse.simulation.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each simulation that is given a kubeconfig refuses, before it asks anybody anything. */
class NamedKubeconfigTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static final String GOOD =
            """
            apiVersion: v1
            kind: Config
            current-context: admin
            contexts:
              - name: admin
                context: {cluster: here, user: me}
            clusters:
              - name: here
                cluster: {server: "https://127.0.0.1:1", certificate-authority: ca.pem}
            users:
              - name: me
                user: {token: secret}
            """;

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void aKubeconfigWithNothingWrong() throws IOException {
        file = Files.writeString(folder.resolve("admin.conf"), GOOD);
        Files.writeString(folder.resolve("ca.pem"), "");
    }

    @Test
    void readsTheCurrentContext() {
        Config config = NamedKubeconfig.read("--kubeconfig", file);

        assertThat(config.getMasterUrl()).startsWith("https://127.0.0.1:1");
        assertThat(config.getCurrentContext().getName()).isEqualTo("admin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    current-context: admin   | ''                              | names no current context
                    current-context: admin   | current-context: root           | no context 'root'
                    cluster: here            | cluster: there                  | no cluster 'there'
                    user: me                 | user: you                       | no user 'you'
                    https://127.0.0.1:1      | ''                              | no server
                    https://127.0.0.1:1      | ftp://127.0.0.1                 | 'ftp://127.0.0.1'
                    https://127.0.0.1:1      | not a server                    | 'not a server'
                    token: secret            | client-key-data: '***'          | client-key-data
                    token: secret            | client-key: gone.pem            | gone.pem
                    token: secret            | exec: {command: login}          | exec
                    apiVersion: v1           | apiVersion: [                   | YAML
                    """)
    void whatIsWrongInItIsNamed(String good, String bad, String named) throws IOException {
        refuses(GOOD.replace(good, bad), named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''         | is empty
                    - a        | names no current context
                    just text  | names no current context
                    """)
    void whatIsNoKubeconfigIsNamed(String text, String named) throws IOException {
        refuses(text, named);
    }

    @Test
    void whatIsNoTextIsNamed() throws IOException {
        Files.write(file, "user: \u00ff".getBytes(StandardCharsets.ISO_8859_1));

        refuses("no UTF-8 text");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        Files.delete(file);

        refuses("is not a file that can be read");
    }

    @Test
    void aFolderIsNamed() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);

        refuses("is not a file that can be read");
    }

    private void refuses(String text, String named) throws IOException {
        Files.writeString(file, text);
        refuses(named);
    }

    private void refuses(String named) {
        long began = System.nanoTime();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedKubeconfig.read("--kubeconfig", file))
                .withMessageContaining("--kubeconfig=" + file)
                .withMessageContaining(named)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LIMIT);
    }
}
