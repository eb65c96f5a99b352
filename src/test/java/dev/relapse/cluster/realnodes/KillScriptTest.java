package dev.relapse.cluster.realnodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, among the processes of this host. */
class KillScriptTest {

    @TempDir Path folder;

    @Test
    void killsByTheEndOfThePathAndNothingThatOnlyBeginsAlike() throws Exception {
        String name = "relapse-" + Long.toHexString(System.nanoTime());
        Process victim = sleeping(name);
        Process other = sleeping(name + "-other");
        try {
            assertThat(kill(name)).isZero();

            assertThat(victim.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(victim.exitValue()).as("128 + SIGKILL").isEqualTo(137);
            assertThat(other.isAlive()).isTrue();
        } finally {
            victim.destroyForcibly();
            other.destroyForcibly();
        }
    }

    @Test
    void failsWhenNoSuchProgramIsRunning() throws Exception {
        assertThat(kill("relapse-" + Long.toHexString(System.nanoTime()))).isNotZero();
    }

    private Process sleeping(String name) throws IOException {
        Path program = Files.createSymbolicLink(folder.resolve(name), Path.of("/bin/sleep"));
        return new ProcessBuilder(program.toString(), "60").start();
    }

    private static int kill(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", KillScript.of(program)).start().waitFor();
    }
}
