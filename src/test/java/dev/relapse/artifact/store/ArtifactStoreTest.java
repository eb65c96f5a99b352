package dev.relapse.artifact.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.ArtifactPlan;
import dev.relapse.artifact.ArtifactSettings;
import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.FidelityChoice;
import dev.relapse.artifact.Fixtures;
import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.artifact.RecordingProgress;
import dev.relapse.artifact.cache.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {

    private static final Path SH = Path.of("/bin/sh");

    @TempDir Path folder;

    private final RecordingProgress progress = new RecordingProgress();
    private Fixtures fixtures;

    @BeforeEach
    void aCatalogueOfTwo() throws IOException {
        fixtures = new Fixtures(folder.resolve("fixtures"));
        fixtures.hello();
        fixtures.component(
                "parrot",
                """
                name: parrot
                version: 2.0.0
                programs:
                  - name: parrot
                    image: registry.example.com/parrot/parrot:v2.0.0
                    simulation:
                      mainClass: dev.relapse.artifact.store.ParrotSimulation
                      heapMegabytes: 16
                      reason: There are no real parrots in package registries.
                """);
    }

    @Test
    void aGivenPathWins() throws IOException {
        Artifact artifact =
                store(FidelityChoice.SIMULATED, false, Map.of("parrot", SH))
                        .get("parrot", null, "parrot");

        assertThat(artifact.path()).isEqualTo(SH);
        assertThat(artifact.fidelity()).isEqualTo(Fidelity.REAL);
        assertThat(artifact.source()).contains("given by the user: /bin/sh");
        assertThat(artifact.sha256()).isEqualTo(Sha256.of(SH));
    }

    @Test
    void aGivenPathServesOtherVersionsToo() {
        Artifact artifact =
                store(FidelityChoice.AUTO, false, Map.of("hello", SH))
                        .get("hello", "9.9.9", "hello");

        assertThat(artifact.version()).isEqualTo("9.9.9");
    }

    @Test
    void aGivenPathThatCannotBeRunIsAnErrorAndNothingTakesItsPlace() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "not a program");

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(() -> given("parrot", plain))
                .withMessage(
                        "relapse.artifact.parrot=%s: the path %s; correct it, or leave the property out",
                        plain, "is not executable");
        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(() -> given("parrot", folder))
                .withMessageContaining("is not a regular file");
        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(() -> given("parrot", folder.resolve("nowhere")))
                .withMessageContaining("does not exist");
    }

    @Test
    void aPathForAnUnknownProgramIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store(FidelityChoice.AUTO, false, Map.of("helo", SH)))
                .withMessage(
                        "relapse.artifact.helo names no program of the catalogue; use one of: hello, parrot");
    }

    @Test
    void unknownComponentsAndProgramsAreRefusedWithTheKnownOnes() {
        ArtifactStore store = store(FidelityChoice.AUTO, false, Map.of());

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(() -> store.get("helo", null, "hello"))
                .withMessageContaining("there is no component helo")
                .withMessageEndingWith("use one of: hello, parrot");
        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(() -> store.get("hello", null, "helo"))
                .withMessage("component hello has no program helo; use one of: hello");
    }

    @Test
    void aSimulationIsAProcessOfItsOwnWithTheCodeOfThisClassPath() throws Exception {
        Artifact artifact =
                store(FidelityChoice.AUTO, false, Map.of()).get("parrot", null, "parrot");

        assertThat(artifact.fidelity()).isEqualTo(Fidelity.SIMULATED);
        assertThat(artifact.command()).contains("-Xmx16m", "-XX:+UseSerialGC");
        Process process = new ProcessBuilder(artifact.command()).directory(folder.toFile()).start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("simulated parrot\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void simulatedPrefersTheSimulationWhereThereIsOne() throws IOException {
        String both =
                Fixtures.HELLO
                        + """
                            simulation:
                              mainClass: dev.relapse.artifact.store.ParrotSimulation
                              heapMegabytes: 16
                              reason: For a test of the choice.
                        """;
        assertThat(fixtures.component("hello", both)).isDirectory();

        assertThat(store(FidelityChoice.SIMULATED, false, Map.of()).get("hello", null, "hello"))
                .extracting(Artifact::fidelity)
                .isEqualTo(Fidelity.SIMULATED);
        assertThat(store(FidelityChoice.AUTO, false, Map.of()).get("hello", null, "hello"))
                .extracting(Artifact::fidelity)
                .isEqualTo(Fidelity.REAL);
    }

    @Test
    void offlineAllowsSimulations() {
        assertThat(store(FidelityChoice.AUTO, true, Map.of()).get("parrot", null, "parrot"))
                .extracting(Artifact::fidelity)
                .isEqualTo(Fidelity.SIMULATED);
    }

    @Test
    void realRefusesSimulationsAndTellsEverySource() {
        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(
                        () ->
                                store(FidelityChoice.REAL, false, Map.of())
                                        .get("parrot", null, "parrot"))
                .withMessage(
                        """
                        parrot 2.0.0 of component parrot cannot be had. Tried, in this order:
                          1. given path: no -Drelapse.artifact.parrot=/path was given
                          2. cache: the catalogue has nothing to keep there on this machine
                          3. official image: registry.example.com/parrot/parrot:v2.0.0: where the program is in it is not known; add imagePath to %s
                          4. go module: the catalogue names none
                          5. python wheel: the catalogue names none
                          6. simulation: dev.relapse.artifact.store.ParrotSimulation is refused, because relapse.fidelity is real; set it to auto to allow it
                        Remove one of these obstacles, or give the program yourself: -Drelapse.artifact.parrot=/path/to/parrot""",
                        fixtures.root().resolve("components/parrot/component.yaml"));
    }

    @Test
    void offlineNothingIsBuilt() {
        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(
                        () ->
                                store(FidelityChoice.AUTO, true, Map.of())
                                        .get("hello", null, "hello"))
                .withMessageContaining("2. cache: no entry " + folder)
                .withMessageContaining("4. go module: not asked, because relapse.offline is set");
        assertThat(progress.started).isEmpty();
    }

    @Test
    void anotherVersionThanThePinnedOneIsNotMadeUp() {
        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(
                        () ->
                                store(FidelityChoice.AUTO, false, Map.of())
                                        .get("hello", "1.2.4", "hello"))
                .withMessageContaining("go module: the catalogue has hello at 1.2.3 only");
    }

    @Test
    void aPlanTellsWhatWouldBeDoneAndDoesNothing() {
        ArtifactStore store = store(FidelityChoice.AUTO, false, Map.of());

        assertThat(List.of(store.plan("hello", null, "hello")))
                .containsExactly(
                        new ArtifactPlan(
                                "hello",
                                "hello",
                                "1.2.3",
                                Fidelity.REAL,
                                "build from go module example.com/hello@v1.2.3",
                                Duration.ofSeconds(2)));
        assertThat(folder.resolve("home")).doesNotExist();

        Artifact unused = store.get("hello", null, "hello");

        assertThat(List.of(store.plan("hello", "1.2.3", "hello")))
                .extracting(ArtifactPlan::action, ArtifactPlan::estimate)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("cached", Duration.ZERO));
    }

    private void given(String program, Path path) {
        Artifact unused =
                store(FidelityChoice.AUTO, false, Map.of(program, path))
                        .get(program, null, program);
    }

    private ArtifactStore store(FidelityChoice fidelity, boolean offline, Map<String, Path> given) {
        return ArtifactStore.standard(
                fixtures.root(),
                new ArtifactSettings(folder.resolve("home"), offline, fidelity, given),
                System.getenv(),
                progress);
    }
}
