package dev.relapse.artifact.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.ArtifactPlan;
import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.artifact.cache.Sha256;
import dev.relapse.artifact.registry.Digest;
import dev.relapse.artifact.registry.Meddler;
import dev.relapse.artifact.registry.RealRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ImageSourceTest {

    private static final String SIMULATION =
            """
            simulation:
              mainClass: dev.relapse.artifact.store.ParrotSimulation
              heapMegabytes: 16
              reason: For a test of what follows an image.
            """;

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
    void anObserver() throws IOException {
        meddler = Meddler.before(registry);
        bench = new ImageBench(folder, meddler.authority());
    }

    @AfterEach
    void noObserver() {
        meddler.close();
    }

    @Test
    void theProgramIsTakenOutOfTheImageCachedAndRuns() throws Exception {
        Digest digest = push(new LayerArchive().file("etc/os-release", "x"), ImageBench.good());
        bench.locked(digest);

        Artifact artifact = bench.get();
        List<String> asked = List.copyOf(meddler.requests());

        assertThat(new ProcessBuilder(artifact.command()).start().waitFor())
                .isEqualTo(TinyProgram.EXIT_CODE);
        assertThat(artifact.fidelity()).isEqualTo(Fidelity.REAL);
        assertThat(artifact.source())
                .isEqualTo("image %s@%s, /usr/local/bin/tool", ImageBench.IMAGE, digest);
        assertThat(artifact.sha256()).isEqualTo(Sha256.of(artifact.path()));
        assertThat(bench.progress.started)
                .containsExactly("taking tool 1.0.0 out of image " + ImageBench.IMAGE);
        assertThat(bench.get()).isEqualTo(artifact);
        assertThat(meddler.requests()).isEqualTo(asked);
    }

    @Test
    void anIndexIsSearchedForThisMachine() throws Exception {
        Map<String, Digest> digests =
                registry.pushIndex(
                        ImageBench.REPOSITORY,
                        ImageBench.TAG,
                        List.of("amd64", "arm64", "s390x"),
                        ImageBench.good());
        bench.locked(digests.get(ImageBench.ARCH));

        assertThat(bench.get().source()).contains(digests.get(ImageBench.ARCH).toString());
    }

    @Test
    void withoutALockNobodyIsAsked() {
        Digest unused = push(ImageBench.good());

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(bench::get)
                .withMessageContaining(
                        "3. official image: %s: %s has no digest of it for %s, and what a tag stands for today is not taken on trust; run once with -Drelapse.lock=update to record it",
                        ImageBench.IMAGE, bench.lockFile(), ImageBench.PLATFORM);
        assertThat(meddler.requests()).isEmpty();
    }

    @Test
    void anUpdateLocksEveryPlatformAndLaterRunsNeedNoRegistry() throws Exception {
        Map<String, Digest> digests =
                registry.pushIndex(
                        ImageBench.REPOSITORY,
                        ImageBench.TAG,
                        List.of("amd64", "arm64", "s390x"),
                        ImageBench.good());

        Artifact artifact = bench.update();

        assertThat(Files.readAllLines(bench.lockFile()))
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactly(
                        ImageBench.IMAGE + " linux/amd64 " + digests.get("amd64"),
                        ImageBench.IMAGE + " linux/arm64 " + digests.get("arm64"));
        assertThat(bench.progress.notices)
                .containsExactly(
                        "%s: %s for %s is locked to %s"
                                .formatted(
                                        bench.lockFile(),
                                        ImageBench.IMAGE,
                                        ImageBench.PLATFORM,
                                        digests.get(ImageBench.ARCH)));
        assertThat(bench.offline().get()).isEqualTo(artifact);
    }

    @Test
    void aChangedDigestIsRefusedUntilTheLockIsUpdated() throws Exception {
        Digest before = push(ImageBench.good());
        bench.locked(before);
        Digest after = push(new LayerArchive().file("etc/evil", "x"), ImageBench.good());

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(bench::get)
                .withMessageContaining(
                        "its tag stands for %s on %s today, but %s has %s; find out who changed it and why, then run once with -Drelapse.lock=update to take it",
                        after, ImageBench.PLATFORM, bench.lockFile(), before);
        assertThat(bench.cached()).isEmpty();

        Artifact updated = bench.update();

        assertThat(updated.source()).contains(after.toString());
        assertThat(bench.progress.notices)
                .singleElement()
                .asString()
                .endsWith("is locked to %s, it was %s".formatted(after, before));
        assertThat(bench.get()).isEqualTo(updated);
    }

    @Test
    void anUpdateThatFailsIsAnErrorAndNothingTakesItsPlace() throws Exception {
        bench.also(SIMULATION).component(Files.readString(yaml()).replace("v1.0.0", "v9.9.9"));

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(bench::update)
                .withMessageStartingWith(
                        "relapse.lock=update: registry.example.com/lab/tool:v9.9.9 cannot be locked: %s answered 404 (MANIFEST_UNKNOWN",
                        meddler.authority());
        assertThat(bench.lockFile()).doesNotExist();
    }

    @Test
    void thePlanSaysWhatTheImageTakes() throws Exception {
        bench.locked(push(ImageBench.good()));

        assertThat(List.of(bench.store(LockMode.KEEP).plan("tool", null, "tool")))
                .extracting(ArtifactPlan::action)
                .containsExactly("take out of image " + ImageBench.IMAGE + ", 1 MB");
        assertThat(bench.cached()).isEmpty();
    }

    @Test
    void whereTheImageIsOfNoUseTheNextSourceIsPlannedAndUsed() throws Exception {
        bench.also(SIMULATION);

        assertThat(List.of(bench.store(LockMode.KEEP).plan("tool", null, "tool")))
                .extracting(ArtifactPlan::fidelity)
                .containsExactly(Fidelity.SIMULATED);
        assertThat(bench.get().fidelity()).isEqualTo(Fidelity.SIMULATED);
    }

    @Test
    void whenAnImageDisappointsAPersonHearsOfIt() throws Exception {
        bench.also(SIMULATION).locked(push(new LayerArchive().file("bin/other", "x")));

        assertThat(bench.get().fidelity()).isEqualTo(Fidelity.SIMULATED);
        assertThat(bench.progress.notices)
                .singleElement()
                .asString()
                .startsWith("tool 1.0.0: official image failed, other sources are asked: ")
                .contains("the image has no file /usr/local/bin/tool");
    }

    @Test
    void withoutAPathTheImageIsForPeopleOnly() throws Exception {
        bench.also(SIMULATION)
                .component(Files.readString(yaml()).replaceFirst(" *imagePath: .*\n", ""));

        assertThat(bench.get().fidelity()).isEqualTo(Fidelity.SIMULATED);
        assertThat(meddler.requests()).isEmpty();
    }

    @Test
    void aProgramWhoseLibrariesAreHereRunsAndSaysThatItNeedsThem() throws Exception {
        bench.locked(push(programLayer(Files.readAllBytes(Path.of("/bin/sh")))));

        Artifact artifact = bench.get();

        assertThat(artifact.source()).contains(", dynamically linked by /lib");
        assertThat(new ProcessBuilder(artifact.path().toString(), "-c", "exit 7").start().waitFor())
                .isEqualTo(7);
    }

    @Test
    void aProgramWhoseLibrariesAreNotHereIsRefusedAndNotPulledAgain() throws Exception {
        byte[] shell = Files.readAllBytes(Path.of("/bin/sh"));
        bench.locked(push(programLayer(replace(shell, "libc.so.6", "libz.so.9"))));

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(bench::get)
                .withMessageContaining(
                        "tool 1.0.0 cannot run here: it is dynamically linked, and this machine lacks what it needs: ")
                .withMessageContaining("libz.so.9");
        List<String> asked = List.copyOf(meddler.requests());
        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(bench::get)
                .withMessageContaining("2. cache: it is dynamically linked, and this machine")
                .withMessageContaining("libz.so.9");
        assertThat(meddler.requests()).isEqualTo(asked);
    }

    @Test
    void aDamagedEntryIsPulledAgain() throws Exception {
        for (byte[] program :
                List.of(
                        TinyProgram.forMachine(ImageBench.ARCH),
                        Files.readAllBytes(Path.of("/bin/sh")))) {
            bench.locked(push(programLayer(program)));
            Artifact pulled = bench.get();
            byte[] content = Files.readAllBytes(pulled.path());
            content[content.length - 1] ^= 1;
            Files.write(pulled.path(), content);
            bench.progress.notices.clear();

            assertThat(bench.get()).isEqualTo(pulled);
            assertThat(pulled.path()).hasBinaryContent(program);
            assertThat(bench.progress.notices)
                    .singleElement()
                    .asString()
                    .contains("the cached tool 1.0.0 is damaged and will not be run");
        }
    }

    @Test
    void aDynamicLinkerThatIsNotHereIsNamed() throws Exception {
        byte[] shell = Files.readAllBytes(Path.of("/bin/sh"));
        String linker = new Linkage(ImageBench.ARCH).inspect(Path.of("/bin/sh")).orElseThrow();
        String absent = linker.replace("/ld-linux", "/ld-muslx");
        bench.locked(push(programLayer(replace(shell, linker, absent))));

        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(bench::get)
                .withMessageContaining(
                        "it is dynamically linked and needs %s, which this machine does not have; install musl (on Debian: apt-get install musl)",
                        absent);
    }

    private static LayerArchive programLayer(byte[] program) {
        return new LayerArchive().file("usr/local/bin/tool", program);
    }

    private static byte[] replace(byte[] content, String from, String to) {
        java.nio.charset.Charset bytes = java.nio.charset.StandardCharsets.ISO_8859_1;
        String text = new String(content, bytes);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(bytes);
    }

    private Path yaml() {
        return bench.lockFile().resolveSibling("component.yaml");
    }

    private static Digest push(LayerArchive... layers) {
        return registry.push(ImageBench.REPOSITORY, ImageBench.TAG, ImageBench.ARCH, layers);
    }
}
