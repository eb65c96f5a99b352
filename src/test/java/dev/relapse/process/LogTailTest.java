package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir Path folder;

    @Test
    void saysThatThereIsNone() throws IOException {
        assertThat(LogTail.describe(folder.resolve("missing"))).isEqualTo("it has no log");
        assertThat(LogTail.describe(Files.createFile(folder.resolve("empty"))))
                .isEqualTo("its log is empty");
    }

    @Test
    void readsTheEndOnlyOfAHugeLog() throws IOException {
        Path log = folder.resolve("huge");
        Files.writeString(log, "a line of a log\n".repeat(1_000_000) + "the last");
        assertThat(LogTail.describe(log)).hasSizeLessThan(500).endsWith("the last");
    }

    @Test
    void isBoundedEvenWithoutLines() throws IOException {
        Path log = Files.writeString(folder.resolve("wide"), "x".repeat(1_000_000));
        assertThat(LogTail.describe(log)).hasSizeLessThan(33_000);
    }
}
