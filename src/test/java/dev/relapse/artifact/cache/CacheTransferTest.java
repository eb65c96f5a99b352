package dev.relapse.artifact.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.progress.BuildProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTransferTest {

    private static final EntryKey KEY =
            new EntryKey("birds", "1.2.0", "linux-amd64", "parrot", "0123456789abcdef");

    @TempDir private Path folder;
    private Path here;
    private Path there;
    private CacheEntry made;
    private EntryKey key;

    @BeforeEach
    void anEntry() throws Exception {
        here = folder.resolve("here");
        there = folder.resolve("there");
        made =
                new ArtifactCache(here, BuildProgress.SILENT)
                        .getOrBuild(KEY, new StubbornBuild(() -> {}));
        key = transfer().holding(made.file()).orElseThrow();
    }

    @Test
    void whatIsCopiedIsTheSameWithItsSource() throws Exception {
        assertThat(transfer().copy(key)).isTrue();

        CacheEntry copied = new ArtifactCache(there, BuildProgress.SILENT).get(KEY);
        assertThat(copied.sha256()).isEqualTo(made.sha256());
        assertThat(copied.source()).isEqualTo(made.source());
        assertThat(copied.file()).isExecutable().startsWith(there);
    }

    @Test
    void whatIsThereIsLeftAlone() throws Exception {
        assertThat(transfer().copy(key)).isTrue();
        assertThat(transfer().copy(key)).isFalse();
    }

    @Test
    void findsEntriesAndNothingElse() throws Exception {
        Files.createDirectories(
                EntryKey.all(here).resolve("etcd/3.6.7/linux-amd64/etcd/0.damaged"));

        assertThat(transfer().entries()).containsExactly(key);
        assertThat(new CacheTransfer(there, here, BuildProgress.SILENT).entries()).isEmpty();
    }

    @Test
    void aDamagedEntryIsNotCopied() throws Exception {
        Files.writeString(made.file(), "something else");

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> transfer().copy(key))
                .withMessageContaining("damaged");
        assertThat(there.resolve("artifacts")).doesNotExist();
    }

    @Test
    void aFileOfNoEntryHasNoKey() {
        assertThat(transfer().holding(folder.resolve("parrot"))).isEmpty();
    }

    private CacheTransfer transfer() {
        return new CacheTransfer(here, there, BuildProgress.SILENT);
    }
}
