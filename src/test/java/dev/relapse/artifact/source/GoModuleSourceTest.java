package dev.relapse.artifact.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.ArtifactSettings;
import dev.relapse.artifact.FidelityChoice;
import dev.relapse.artifact.Fixtures;
import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.artifact.RecordingProgress;
import dev.relapse.artifact.cache.Sha256;
import dev.relapse.artifact.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoModuleSourceTest {

    @TempDir Path folder;

    private final RecordingProgress progress = new RecordingProgress();
    private Path component;

    @BeforeEach
    void aModule() throws IOException {
        component = new Fixtures(folder.resolve("fixtures")).hello();
    }

    @Test
    void aProgramIsBuiltOnceAndThenCached() throws Exception {
        List<String> before = listing(component);

        Artifact built = get(Map.of());
        Artifact cached = get(Map.of());

        assertThat(output(built)).isEqualTo("hello\n");
        assertThat(built.source()).isEqualTo("go module example.com/hello@v1.2.3");
        assertThat(built.sha256()).isEqualTo(Sha256.of(built.path()));
        assertThat(cached).isEqualTo(built);
        assertThat(progress.started)
                .containsExactly("building hello 1.2.3 from go module example.com/hello");
        assertThat(progress.finished).hasSize(1);
        assertThat(listing(component)).isEqualTo(before);
        assertNothingHalfMade();
    }

    @Test
    void otherFlagsAreAnotherEntry() throws Exception {
        Artifact hello = get(Map.of());
        Files.writeString(
                component.resolve("component.yaml"),
                Fixtures.HELLO.replace("greeting=hello", "greeting=goodbye"));

        Artifact goodbye = get(Map.of());

        assertThat(goodbye.path()).isNotEqualTo(hello.path());
        assertThat(output(goodbye)).isEqualTo("goodbye\n");
    }

    @Test
    void anotherGoModIsAnotherEntry() throws Exception {
        Artifact before = get(Map.of());
        Files.writeString(component.resolve("go.mod"), "module example.com/hello\n\ngo 1.22\n");

        assertThat(get(Map.of()).path()).isNotEqualTo(before.path());
    }

    @Test
    void aDamagedEntryIsRefusedSetAsideAndBuiltAgain() throws Exception {
        Artifact built = get(Map.of());
        byte[] content = Files.readAllBytes(built.path());
        content[content.length / 2] ^= 1;
        Files.write(built.path(), content);

        Artifact again = get(Map.of());

        assertThat(again).isEqualTo(built);
        assertThat(Sha256.of(again.path())).isEqualTo(built.sha256());
        assertThat(progress.started).hasSize(2);
        assertThat(progress.notices)
                .singleElement()
                .asString()
                .startsWith(
                        "hello 1.2.3: cache failed, other sources are asked: the cached hello 1.2.3 is damaged and will not be run: sha256 of ")
                .contains(built.sha256(), "it was set aside in ");
    }

    @Test
    void offlineADamagedEntryIsNotRun() throws Exception {
        Artifact built = get(Map.of());
        Files.write(built.path(), new byte[] {0});

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(() -> get(Map.of(), true))
                .withMessageContaining("2. cache: the cached hello 1.2.3 is damaged");
    }

    @Test
    void aFailedBuildShowsTheEndOfItsOutputAndLeavesNothing() throws Exception {
        Files.writeString(
                component.resolve("main.go"), "package main\n\nfunc main() { nosuch() }\n");

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(() -> get(Map.of()))
                .withMessageContaining("4. go module: go ended with 1; it said last:")
                .withMessageContaining("undefined: nosuch");
        assertNothingHalfMade();
    }

    @Test
    void aDeadNetworkIsNamed() throws Exception {
        Files.writeString(
                component.resolve("go.mod"),
                "module example.com/hello\n\ngo 1.21\n\nrequire example.com/absent v1.0.0\n");
        Files.writeString(
                component.resolve("go.sum"),
                """
                example.com/absent v1.0.0 h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
                example.com/absent v1.0.0/go.mod h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
                """);
        Files.writeString(
                component.resolve("main.go"),
                "package main\n\nimport _ \"example.com/absent\"\n\nfunc main() {}\n");

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(
                        () -> get(Map.of("GOPROXY", "http://127.0.0.1:1", "NO_PROXY", "127.0.0.1")))
                .withMessageContaining("the package registry cannot be reached");
    }

    @Test
    void aMissingGoIsNamedWithTheVersionToInstall() {
        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(() -> get(Map.of("PATH", folder.toString())))
                .withMessageContaining(
                        "4. go module: example.com/hello@v1.2.3: there is no go on the PATH; install Go 1.21 or newer");
    }

    @Test
    void aGoThatIsTooOldIsNamedWithTheVersionToInstall() throws IOException {
        Files.writeString(component.resolve("go.mod"), "module example.com/hello\n\ngo 1.999\n");

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(() -> get(Map.of("GOTOOLCHAIN", "local")))
                .withMessageContaining("and go.mod asks for 1.999; install that or a newer one");
    }

    @Test
    void aCacheFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(folder.resolve("home"), "a file where the folder should be");

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(() -> get(Map.of()))
                .withMessageContaining(
                        "4. go module: the cache folder %s cannot be used", folder.resolve("home"))
                .withMessageContaining("set RELAPSE_HOME to another folder");
    }

    private Artifact get(Map<String, String> environment) {
        return get(environment, false);
    }

    private Artifact get(Map<String, String> environment, boolean offline) {
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(environment);
        ArtifactSettings settings =
                new ArtifactSettings(
                        folder.resolve("home"), offline, FidelityChoice.AUTO, Map.of());
        return ArtifactStore.standard(folder.resolve("fixtures"), settings, all, progress)
                .get("hello", null, "hello");
    }

    private static String output(Artifact artifact) throws IOException {
        Process process = new ProcessBuilder(artifact.command()).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private void assertNothingHalfMade() throws IOException {
        assertThat(listing(folder.resolve("home"))).noneMatch(name -> name.contains(".building"));
    }

    private static List<String> listing(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
