package dev.relapse.artifact.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.relapse.artifact.Fixtures;
import dev.relapse.artifact.registry.ImageReference;
import dev.relapse.data.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    private static final String SIMULATED =
            """
            name: %s
            version: %s
            programs:
              - name: %s
                simulation: {mainClass: a.B, heapMegabytes: 16, reason: test}
            """;

    @TempDir Path folder;

    @Test
    void ourOwnCatalogueIsValid() {
        Catalogue catalogue = Catalogue.load(Path.of("fixtures"));

        assertThat(catalogue.components())
                .extracting(ComponentRecipe::name)
                .contains("envoy", "etcd", "kubernetes", "kwok", "metrics-server", "prometheus");
        assertThat(catalogue.programs()).contains("kube-apiserver", "promtool");
        ComponentRecipe kubernetes = catalogue.component("kubernetes").orElseThrow();
        assertThat(kubernetes.program("kube-apiserver").orElseThrow().goModule().orElseThrow())
                .extracting(GoModuleRecipe::mainPackage, GoModuleRecipe::version)
                .containsExactly("k8s.io/kubernetes/cmd/kube-apiserver", "v1.36.3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 1.2.3 | version: 1.2 | version number found, string expected",
                "version: 1.2.3 | vers: 1.2.3 | unknown key vers; remove it or use one of: name, version, programs",
                "version: 1.2.3 | vers: 1.2.3 | version is missing; add it",
                "name: hello | name: hullo | name is hullo, but the folder is called hello; make them equal",
                "buildSeconds: | buildMinutes: | unknown key programs[0].goModule.buildMinutes; remove it or use one of: module, version, package, tags, ldflags, buildSeconds",
                "buildSeconds: | buildMinutes: | programs[0].goModule.buildSeconds is missing; add it",
                "buildSeconds: 2 | buildSeconds: 0 | programs[0].goModule.buildSeconds must have a minimum value of 1",
                "module: example.com/hello | module: example.com/other | programs[0].goModule.version is v1.2.3, but go.mod does not require example.com/other at that version; make them agree",
                "name: hello | name: [ | correct the YAML",
                "name: hello | 'name: hello, name: hello' | correct the YAML",
            })
    void whatIsWrongIsNamedWithFileAndKeyAndRemedy(String good, String bad, String message)
            throws IOException {
        Fixtures fixtures = new Fixtures(folder);
        fixtures.hello();
        String yaml = Fixtures.HELLO.replaceFirst(good, bad.replace(", ", "\n"));
        Path file = fixtures.component("hello", yaml).resolve("component.yaml");

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> Catalogue.load(folder))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(message);
    }

    @Test
    void aProgramNeedsASource() throws IOException {
        new Fixtures(folder)
                .component("bare", "name: bare\nversion: 1.0.0\nprograms: [{name: bare}]\n");

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> Catalogue.load(folder))
                .withMessageEndingWith(
                        "programs[0] has no source; add image with imagePath, goModule, pythonWheel or simulation");
    }

    @Test
    void anImageWithAPathIsASource() throws IOException {
        Path unused =
                new Fixtures(folder)
                        .component(
                                "bare",
                                """
                                name: bare
                                version: 1.0.0
                                programs:
                                  - {name: bare, image: 'quay.io/x/bare:v1', imagePath: /bin/bare}
                                """);

        assertThat(Catalogue.load(folder).component("bare").orElseThrow().programs())
                .singleElement()
                .extracting(program -> program.image().orElseThrow())
                .isEqualTo(
                        new ImageRecipe(
                                new ImageReference("quay.io", "x/bare", "v1"),
                                Optional.of("/bin/bare")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | 'image.lock:1: not of the form image os/arch sha256:hex; correct the line, or delete it and run with -Drelapse.lock=update'",
                "quay.io/x/hello:v1 linux/amd64 sha256:1 | not the hex digits of a sha256: 1",
                "quay.io/x/hello linux/amd64 sha256:1 | quay.io/x/hello is not an image of the form registry/repository:tag",
            })
    void aLockThatCannotBeReadIsNamedWithItsLine(String line, String message) throws IOException {
        Path hello = new Fixtures(folder).hello();
        Files.writeString(hello.resolve("image.lock"), line + "\n");

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> Catalogue.load(folder))
                .withMessageStartingWith(hello.resolve("image.lock") + ":1: ")
                .withMessageContaining(message);
    }

    @Test
    void aProgramBelongsToOneComponent() throws IOException {
        Fixtures fixtures = new Fixtures(folder);
        for (String name : new String[] {"first", "second"}) {
            fixtures.component(name, SIMULATED.formatted(name, "1.0.0", "shared"));
        }

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> Catalogue.load(folder))
                .withMessageEndingWith(
                        "program shared is in component first too; rename one of them");
    }

    @Test
    void aComponentMayHaveFurtherVersions() throws IOException {
        Fixtures fixtures = new Fixtures(folder);
        fixtures.component("calico", SIMULATED.formatted("calico", "3.25.0", "calico-node"));
        fixtures.component(
                "calico/versions/3.24.3", SIMULATED.formatted("calico", "3.24.3", "calico-node"));

        Catalogue catalogue = Catalogue.load(folder);

        assertThat(catalogue.components()).hasSize(1);
        assertThat(catalogue.component("calico").orElseThrow().version()).isEqualTo("3.25.0");
        assertThat(catalogue.component("calico", "3.24.3")).isPresent();
        assertThat(catalogue.component("calico", "3.24.4")).isEmpty();
        assertThat(catalogue.programs()).containsExactly("calico-node");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calico | 3.24.5 | version is 3.24.5, but the folder is called 3.24.3; make them equal",
                "calicoo | 3.24.3 | name is calicoo, but the folder is called calico; make them equal",
            })
    void aFurtherVersionIsCalledLikeItsFolder(String name, String version, String message)
            throws IOException {
        Fixtures fixtures = new Fixtures(folder);
        fixtures.component("calico", SIMULATED.formatted("calico", "3.25.0", "calico-node"));
        fixtures.component(
                "calico/versions/3.24.3", SIMULATED.formatted(name, version, "calico-node"));

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> Catalogue.load(folder))
                .withMessageEndingWith(message);
    }

    @Test
    void aGoModuleNeedsItsPins() throws IOException {
        new Fixtures(folder).component("hello", Fixtures.HELLO);

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> Catalogue.load(folder))
                .withMessageEndingWith(
                        "programs[0].goModule needs go.mod and go.sum beside component.yaml; add both");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> Catalogue.load(folder.resolve("nowhere")))
                .withMessageContaining(folder.resolve("nowhere/components").toString());
    }
}
