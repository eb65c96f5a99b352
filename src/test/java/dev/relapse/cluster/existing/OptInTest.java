package dev.relapse.cluster.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is refused before any request is sent; what needs an answer is in ExistingClusterContract.
 */
class OptInTest {

    private static final Optional<String> UID = Optional.of("0b8bd8a4-6f6e-4e0e-9a39-6d7b0b9a4c11");

    @TempDir private Path home;
    private Path kubeconfig;

    @BeforeEach
    void aKubeconfigWhoseCurrentContextIsNotTheOneThatIsMeant() throws IOException {
        Files.createDirectories(home.resolve(".kube/keys"));
        Files.writeString(home.resolve(".kube/keys/ca.pem"), "the authority");
        kubeconfig =
                write(
                        ".kube/config",
                        """
                        current-context: production
                        contexts:
                        - {name: production, context: {cluster: production, user: me}}
                        - {name: staging, context: {cluster: staging, user: me}}
                        - {name: sso, context: {cluster: staging, user: sso}}
                        - {name: old, context: {cluster: staging, user: old}}
                        - {name: lax, context: {cluster: lax, user: me}}
                        - {name: plain, context: {cluster: plain, user: me}}
                        - {name: astray, context: {cluster: gone, user: me}}
                        - {name: keyless, context: {cluster: keyless, user: me}}
                        clusters:
                        - {name: production, cluster: {server: "https://127.0.0.1:1"}}
                        - {name: staging, cluster: {server: "https://127.0.0.1:1", certificate-authority: keys/ca.pem}}
                        - {name: lax, cluster: {server: "https://127.0.0.1:1", insecure-skip-tls-verify: true}}
                        - {name: plain, cluster: {server: "http://127.0.0.1:1"}}
                        - {name: keyless, cluster: {server: "https://127.0.0.1:1", certificate-authority: keys/gone.pem}}
                        users:
                        - {name: me, user: {token: secret}}
                        - {name: sso, user: {exec: {command: bin/login, apiVersion: client.authentication.k8s.io/v1}}}
                        - {name: old, user: {auth-provider: {name: oidc}}}
                        """);
    }

    @Test
    void withoutAContextItSaysHowToOptInAndWhatThereIs() {
        refuses(
                null,
                UID,
                "needs -Dcluster.context=<name> and -Dcluster.uid=<UID of the namespace"
                        + " kube-system>",
                "staging",
                kubeconfig.toString());
    }

    @Test
    void theCurrentContextIsNeverTakenForTheOneThatIsMeant() {
        ChosenContext chosen = files().context("staging");

        assertThat(chosen.kubeconfig()).doesNotContain("production");
        assertThat(chosen.toString()).doesNotContain("secret");
    }

    @Test
    void anUnknownContextIsRefusedWithThoseThatThereAre() {
        refuses("stagin", UID, "there is no such context", "[astray, keyless, lax, ");
    }

    @Test
    void withoutAUidItSaysWhatPrintsIt() {
        refuses(
                "staging",
                Optional.empty(),
                "needs -Dcluster.uid as well",
                "kubectl --context 'staging' get namespace kube-system");
    }

    @Test
    void aCredentialPluginIsNotExecuted() {
        refuses("sso", UID, "/.kube/bin/login, which is not executed", "-Dcluster.exec=allow");
        refuses("old", UID, "auth-provider");
    }

    @Test
    void aServerThatIsNotVerifiedIsRefused() {
        refuses("lax", UID, "insecure-skip-tls-verify");
        refuses("plain", UID, "must be https://");
    }

    @Test
    void whatLeadsNowhereIsNamed() {
        refuses("astray", UID, "names the cluster 'gone', which is not there");
        refuses("keyless", UID, "/.kube/keys/gone.pem, which cannot be read");
    }

    @Test
    void aPathIsRelativeToItsKubeconfig() {
        // dGhlIGF1dGhvcml0eQ== is "the authority".
        assertThat(files().context("staging").kubeconfig())
                .contains("\"certificate-authority-data\" : \"dGhlIGF1dGhvcml0eQ==\"");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() throws IOException {
        write(
                ".kube/config",
                """
                contexts: [{name: staging, context: {cluster: staging, user: me}}]
                clusters: [{name: staging, cluster: {server: "https://127.0.0.1:1"}}]
                users: [{name: me, user: {token: secret}}]
                """);

        refuses("staging", UID, "https://127.0.0.1:1", "was not reached");
    }

    @Test
    void severalFilesAreOneAndTheFirstCounts() throws IOException {
        Path first =
                write(
                        "first",
                        """
                        contexts: [{name: staging, context: {cluster: mine, user: me}}]
                        clusters: [{name: mine, cluster: {server: "https://first.example"}}]
                        """);
        String listed = first + File.pathSeparator + home.resolve("gone") + ":" + kubeconfig;
        KubeconfigFiles files = KubeconfigFiles.read(Map.of("KUBECONFIG", listed), home);

        assertThat(files.context("staging").server()).hasHost("first.example");
        assertThat(files.contexts()).contains("production");
    }

    @Test
    void aFileThatIsNoKubeconfigIsNamedWithoutItsContent() throws IOException {
        write(".kube/config", "users: [{token: secret");

        assertThatIllegalArgumentException()
                .isThrownBy(this::files)
                .withMessageContaining("is no YAML")
                .withMessageNotContaining("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubeconfigFiles.read(Map.of(), home.resolve("elsewhere")))
                .withMessageContaining("there is no kubeconfig at");
    }

    private void refuses(String context, Optional<String> uid, String... said) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                VerifiedCluster.of(
                                        new ExistingOptions(
                                                Optional.ofNullable(context), uid, false),
                                        files()))
                .satisfies(e -> assertThat(e.getMessage()).contains(said).doesNotContain("secret"));
    }

    private KubeconfigFiles files() {
        return KubeconfigFiles.read(Map.of(), home);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(home.resolve(name), content);
    }
}
