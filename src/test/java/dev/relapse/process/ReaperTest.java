package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaperTest {

    /** Its output is a pipe that nobody reads, and its input is at its end. */
    private static final String ORPHANED =
            """
            mkfifo pipe && exec 3<>pipe 4>pipe && exec 3<&-
            exec sh -c "$1" relapse-reaper watch 0a0b0c0d "$2" </dev/null >&4 2>&4
            """;

    @TempDir Path folder;

    @Test
    void aJvmThatIsKilledBeforeItHearsOfTheFolderLeavesNone()
            throws IOException, InterruptedException {
        Path guarded = folder.resolve("relapse-0a0b0c0d");
        Process reaper =
                new ProcessBuilder("sh", "-c", ORPHANED, "sh", Reaper.script(), guarded.toString())
                        .directory(folder.toFile())
                        .start();

        assertThat(reaper.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(new ExitStatus(reaper.exitValue()).describe()).isEqualTo("exit code 0");
        assertThat(guarded).doesNotExist();
    }
}
