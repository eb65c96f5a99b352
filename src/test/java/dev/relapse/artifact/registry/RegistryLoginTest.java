package dev.relapse.artifact.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.artifact.image.ImageBench;
import dev.relapse.pki.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Registries that want to know who asks, and registries that must show who they are. */
@Timeout(60)
class RegistryLoginTest {

    private static final String USER = "ada:s3cret";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString(USER.getBytes(UTF_8));

    private static RealRegistry registry;

    @TempDir Path folder;

    private Meddler meddler;
    private ImageBench bench;

    @BeforeAll
    static void aRegistry() {
        registry = RealRegistry.start();
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    @BeforeEach
    void anImage() throws IOException {
        meddler = Meddler.before(registry);
        bench =
                new ImageBench(folder, meddler.authority())
                        .locked(
                                registry.push(
                                        ImageBench.REPOSITORY,
                                        ImageBench.TAG,
                                        ImageBench.ARCH,
                                        ImageBench.good()));
    }

    @AfterEach
    void stop() {
        meddler.close();
    }

    @Test
    void aPasswordThatIsAskedForAndNotThereIsNamed() throws Exception {
        meddler.play(wantsBasic());

        assertFails(
                meddler.authority()
                        + " asks for a password, and "
                        + folder.resolve("docker/config.json")
                        + " has none for it; log in: docker login "
                        + meddler.authority());
        assertThat(bench.cached()).isEmpty();
    }

    @Test
    void thePasswordOfDockerLoginIsShown() throws Exception {
        meddler.play(wantsBasic());
        bench.dockerConfig(auths(USER));

        assertThat(bench.get().path()).isExecutable();
    }

    @Test
    void aWrongPasswordIsNamedAndNotShownToAnybody() throws Exception {
        meddler.play(wantsBasic());
        bench.dockerConfig(auths("ada:wr0ng"));

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(bench::get)
                .withMessageContaining(
                        "%s refuses the login of ada from %s with 401 (UNAUTHORIZED who are you); log in again: docker login %s",
                        meddler.authority(),
                        folder.resolve("docker/config.json"),
                        meddler.authority())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("wr0ng"));
    }

    @Test
    void aCredentialHelperIsAskedWhereItIsNamed() throws Exception {
        meddler.play(wantsBasic());
        helper(
                """
                #!/bin/sh
                read -r server
                test "$1 $server" = "get %s" || exit 1
                echo '{"ServerURL":"x","Username":"ada","Secret":"s3cret"}'
                """
                        .formatted(meddler.authority()));
        assertFails("asks for a password");

        bench.dockerConfig("{\"credHelpers\":{\"%s\":\"lab\"}}".formatted(meddler.authority()));

        assertThat(bench.get().path()).isExecutable();
    }

    @Test
    void aCredentialHelperThatIsNotThereIsNamed() throws Exception {
        meddler.play(wantsBasic());
        bench.dockerConfig("{\"credsStore\":\"nowhere\"}");

        assertFails(
                "docker-credential-nowhere, which Docker's configuration names, is not on the PATH");
    }

    @Test
    void aConfigurationThatCannotBeReadIsNamed() throws Exception {
        meddler.play(wantsBasic());
        bench.dockerConfig("{");

        assertFails(folder.resolve("docker/config.json") + " is no readable JSON; log in again");
    }

    @Test
    void aTokenIsFetchedAnonymouslyForThisRepositoryOnly() throws Exception {
        meddler.play(wantsToken("null"));

        assertThat(bench.get().path()).isExecutable();
        assertThat(meddler.requests())
                .contains("/token?service=lab&scope=repository%3Alab%2Ftool%3Apull null");
    }

    @Test
    void aTokenIsFetchedWithALogin() throws Exception {
        meddler.play(wantsToken(BASIC));
        assertFails(
                meddler.authority()
                        + " answers 401 (UNAUTHORIZED who are you), and there is no login");

        bench.dockerConfig(auths(USER));

        assertThat(bench.get().path()).isExecutable();
    }

    @Test
    void aLoginDoesNotGoToWhereTheContentIsKept() throws Exception {
        bench.dockerConfig(auths(USER));
        try (Meddler store = Meddler.before(registry)) {
            meddler.play(
                    (exchange, answer) -> {
                        if (wantsBasic().play(exchange, answer)) {
                            return true;
                        }
                        String path = exchange.getRequestURI().getPath();
                        if (!path.contains("/blobs/")) {
                            return false;
                        }
                        exchange.getResponseHeaders()
                                .set("Location", "http://" + store.authority() + path);
                        Meddler.send(exchange, 307, new byte[0]);
                        return true;
                    });

            assertThat(bench.get().path()).isExecutable();
            assertThat(store.requests()).isNotEmpty().allMatch(line -> line.endsWith(" null"));
        }
    }

    @Test
    void aRegistryThatSendsElsewhereWithoutTlsIsNotFollowed() {
        meddler.play(
                (exchange, answer) -> {
                    exchange.getResponseHeaders().set("Location", "http://example.com/x");
                    Meddler.send(exchange, 302, new byte[0]);
                    return true;
                });

        assertFails("sends on to 'http://example.com/x', which is no https address");
    }

    @Test
    void aRegistryThatSendsInCirclesIsGivenUp() {
        meddler.play(
                (exchange, answer) -> {
                    exchange.getResponseHeaders()
                            .set("Location", exchange.getRequestURI().toString());
                    Meddler.send(exchange, 302, new byte[0]);
                    return true;
                });

        assertFails(meddler.authority() + " sends on and on, 5 times");
    }

    @Test
    void aPrivateAuthorityIsTrustedOnceItIsNamed() throws Exception {
        CertificateAuthority authority = new CertificateAuthority("lab");
        try (Meddler secure =
                Meddler.before(
                        registry, authority.server("registry", List.of(), List.of("127.0.0.1")))) {
            bench.mirror("https://" + secure.authority());
            assertFails(
                    secure.authority() + " cannot be trusted (",
                    "name its authority with -Drelapse.registry.ca=/path/to/ca.pem");
        }
        try (Meddler secure =
                Meddler.before(
                        registry, authority.server("registry", List.of(), List.of("127.0.0.1")))) {
            bench.mirror("https://" + secure.authority()).trusting(authority.write(folder, "ca"));

            assertThat(bench.get().path()).isExecutable();
        }
    }

    @Test
    void aFileWithoutAuthoritiesIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), "nothing");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.trusting(file).get())
                .withMessageStartingWith(
                        "relapse.registry.ca=" + file + " holds no readable certificates (");
    }

    private void assertFails(String... parts) {
        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(bench::get)
                .satisfies(
                        e -> {
                            for (String part : parts) {
                                assertThat(e).hasMessageContaining(part);
                            }
                        });
    }

    private void helper(String script) throws IOException {
        Path file =
                Files.writeString(
                        Files.createDirectory(folder.resolve("bin"))
                                .resolve("docker-credential-lab"),
                        script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        bench.environment("PATH", file.getParent() + ":" + System.getenv("PATH"));
    }

    private String auths(String login) {
        return "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}"
                .formatted(
                        meddler.authority(),
                        Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
    }

    private static Meddler.Trick wantsBasic() {
        return (exchange, answer) -> {
            if (BASIC.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                return false;
            }
            refuse(exchange, "Basic realm=\"lab\"");
            return true;
        };
    }

    /** A registry with a token server, which wants to see {@code login} and gives a token. */
    private Meddler.Trick wantsToken(String login) {
        return (exchange, answer) -> {
            String shown = exchange.getRequestHeaders().getFirst("Authorization");
            boolean isToken = exchange.getRequestURI().getPath().equals("/token");
            if (isToken && login.equals(String.valueOf(shown))) {
                Meddler.send(exchange, 200, "{\"token\":\"t0ken\"}".getBytes(UTF_8));
            } else if (isToken || !"Bearer t0ken".equals(shown)) {
                refuse(
                        exchange,
                        "Bearer realm=\"http://%s/token\",service=\"lab\",scope=\"repository:lab/tool:pull\""
                                .formatted(meddler.authority()));
            } else {
                return false;
            }
            return true;
        };
    }

    private static void refuse(HttpExchange exchange, String challenge) throws IOException {
        exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
        Meddler.send(
                exchange,
                401,
                "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"who are you\"}]}"
                        .getBytes(UTF_8));
    }
}
