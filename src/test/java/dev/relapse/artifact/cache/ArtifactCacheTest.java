package dev.relapse.artifact.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.relapse.artifact.Jvm;
import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.artifact.RecordingProgress;
import dev.relapse.artifact.UnavailableException;
import dev.relapse.file.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ArtifactCacheTest {

    @TempDir Path home;

    private final RecordingProgress progress = new RecordingProgress();

    @Test
    void anEntryAppearsWholeWithItsDigestAndSource() throws Exception {
        ArtifactCache cache = cache();

        CacheEntry made = cache.getOrBuild(StubbornBuild.KEY, new StubbornBuild(() -> {}));

        assertThat(made.file()).hasContent(StubbornBuild.CONTENT).isExecutable();
        assertThat(made.sha256()).isEqualTo(Sha256.of(made.file()));
        assertThat(made.source()).isEqualTo("a test");
        assertThat(cache.get(StubbornBuild.KEY)).isEqualTo(made);
    }

    @Test
    void anEntryThatIsNotThereIsNamed() {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> cache().get(StubbornBuild.KEY))
                .withMessageStartingWith("no entry in " + home);
    }

    @Test
    void anotherThreadWaitsAndFindsItDone() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch building = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            StubbornBuild build =
                    new StubbornBuild(
                            () -> {
                                building.countDown();
                                mayEnd.await();
                            });
            Future<CacheEntry> first =
                    threads.submit(() -> cache().getOrBuild(StubbornBuild.KEY, build));
            building.await();
            Future<CacheEntry> second =
                    threads.submit(() -> cache().getOrBuild(StubbornBuild.KEY, build));
            progress.waited.await();
            mayEnd.countDown();

            assertThat(second.get()).isEqualTo(first.get());
            assertThat(progress.started).hasSize(1);
            assertThat(progress.holders.get(0)).isEqualTo("another thread of this process");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherProcessIsWaitedForByItsNumber() throws Exception {
        Process other = Jvm.start(StubbornBuild.class, Map.of(), home);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (BufferedReader said = other.inputReader(UTF_8)) {
            assertThat(said.readLine()).isEqualTo("building");
            Future<CacheEntry> ours = threads.submit(this::build);
            progress.waited.await();
            other.getOutputStream().close();

            assertThat(ours.get().file()).hasContent(StubbornBuild.CONTENT);
            assertThat(progress.started).isEmpty();
            assertThat(progress.holders.get(0)).isEqualTo("process " + other.pid());
        } finally {
            threads.shutdownNow();
            other.destroyForcibly();
        }
    }

    @Test
    void aBuilderThatIsKilledLosesTheLockAndLeavesNoEntry() throws Exception {
        Process other = Jvm.start(StubbornBuild.class, Map.of(), home);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (BufferedReader said = other.inputReader(UTF_8)) {
            assertThat(said.readLine()).isEqualTo("building");
            assertThat(leftovers()).hasSize(1);
            Future<CacheEntry> ours = threads.submit(this::build);
            progress.waited.await();
            assertThat(cache().has(StubbornBuild.KEY)).isFalse();
            other.destroyForcibly();

            assertThat(ours.get(30, TimeUnit.SECONDS).file()).hasContent(StubbornBuild.CONTENT);
            assertThat(progress.started).hasSize(1);
            assertThat(leftovers()).isEmpty();
        } finally {
            threads.shutdownNow();
            other.destroyForcibly();
        }
    }

    @Test
    void leftoversOfAnotherRecipeAreClearedUnlessItsBuilderLives() throws Exception {
        Process other = Jvm.start(StubbornBuild.class, Map.of(), home);
        EntryKey key = StubbornBuild.KEY;
        EntryKey newer =
                new EntryKey(
                        key.component(), key.version(), key.platform(), key.program(), "newer");
        try (BufferedReader said = other.inputReader(UTF_8)) {
            assertThat(said.readLine()).isEqualTo("building");
            CacheEntry beside = cache().getOrBuild(newer, new StubbornBuild(() -> {}));
            assertThat(beside.file()).exists();
            assertThat(leftovers()).hasSize(1);

            assertThat(other.destroyForcibly().waitFor()).isNotZero();
            Folders.delete(newer.folder(home));
            CacheEntry again = cache().getOrBuild(newer, new StubbornBuild(() -> {}));
            assertThat(again.file()).exists();
            assertThat(leftovers()).isEmpty();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aBuilderThatIsInterruptedLeavesNothing() throws Exception {
        CountDownLatch building = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<CacheEntry> future =
                    threads.submit(
                            () ->
                                    cache().getOrBuild(
                                                    StubbornBuild.KEY,
                                                    new StubbornBuild(
                                                            () -> {
                                                                building.countDown();
                                                                new CountDownLatch(1).await();
                                                            })));
            building.await();
            threads.shutdownNow();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(future::get)
                    .havingCause()
                    .isInstanceOf(MissingArtifactException.class)
                    .withMessage("interrupted while building stubborn 1.0.0; nothing was kept");
            assertThat(leftovers()).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    // /dev/full answers every write as a full disk does.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsNamed() throws IOException {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(
                        () ->
                                cache().getOrBuild(
                                                StubbornBuild.KEY,
                                                new StubbornBuild(
                                                        () ->
                                                                Files.writeString(
                                                                        Path.of("/dev/full"),
                                                                        "x"))))
                .withMessage(
                        "the disk of the cache folder %s is full (No space left on device); free some space or set RELAPSE_HOME to a folder on another disk",
                        home);
        assertThat(leftovers()).isEmpty();
    }

    private CacheEntry build() throws UnavailableException {
        return cache().getOrBuild(StubbornBuild.KEY, new StubbornBuild(() -> {}));
    }

    private ArtifactCache cache() {
        return new ArtifactCache(home, progress);
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.getFileName().toString().contains(".building-"))
                    .toList();
        }
    }
}
