package dev.relapse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.process.LocalRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** On runs of this test's own: those of others are another's folder, and are not looked for. */
@ExtendWith(Properties.class)
class CleanCommandTest {

    private static final String RUN = "00fe0107";

    @TempDir private Path temporary;
    private Process orphan;

    @BeforeEach
    void aRunWhoseReaperWasKilledToo() throws IOException {
        System.setProperty("java.io.tmpdir", temporary.toString());
        Files.createDirectories(temporary.resolve("relapse-" + RUN + "/logs"));
        ProcessBuilder builder = new ProcessBuilder("sleep", "300");
        builder.environment().put("RELAPSE_RUN", RUN);
        orphan = builder.start();
    }

    @AfterEach
    void nothingStays() {
        orphan.destroyForcibly();
    }

    @Test
    void aDryRunOnlySaysWhatThereIs() {
        Command clean = Command.relapse("clean", "--dry-run");

        assertThat(clean.code()).isZero();
        assertThat(clean.out())
                .contains("run " + RUN + " in " + temporary)
                .contains("1 processes: would be removed");
        assertThat(orphan.isAlive()).isTrue();
    }

    @Test
    void endsProcessesAndRemovesTheFolder() throws InterruptedException {
        Command clean = Command.relapse("clean");

        assertThat(clean.code()).isZero();
        assertThat(clean.out()).contains("run " + RUN).contains("removed");
        assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(temporary.resolve("relapse-" + RUN)).doesNotExist();
        assertThat(Command.relapse("clean").out()).doesNotContain(RUN);
    }

    @Test
    void whatWasKeptOnPurposeStaysUntilItIsAskedFor() throws IOException {
        Files.writeString(temporary.resolve("relapse-" + RUN + "/kept.txt"), "kept");

        assertThat(Command.relapse("clean").out()).contains("kept on purpose");
        assertThat(orphan.isAlive()).isTrue();

        assertThat(Command.relapse("clean", "--kept").code()).isZero();
        assertThat(temporary.resolve("relapse-" + RUN)).doesNotExist();
    }

    @Test
    void aRunThatGoesOnIsNotTouched() {
        try (LocalRun run = LocalRun.open()) {
            assertThat(Command.relapse("clean").out()).doesNotContain(run.id());
            assertThat(run.folder()).isDirectory();
        }
    }
}
