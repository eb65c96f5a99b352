package dev.relapse.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pod of the Job executes, with a command in Java's place that tells what it was given. */
class ReplayScriptTest {

    @TempDir Path folder;

    @Test
    void takesTheScenarioOfItsIndexAndTheNameOfTheRunThatAllPodsShare() throws Exception {
        assertThat(replay(0))
                .startsWith("-jar /opt/relapse/relapse.jar run first ")
                .contains("-Drelapse.run.token=0f1e ", "-Drelapse.results=/results ")
                .contains("-Drelapse.offline ")
                .endsWith("--variant all");
        assertThat(replay(2)).contains(" run third ");
    }

    @Test
    void refusesAnIndexThatNoScenarioHas() throws Exception {
        assertThat(replay(3))
                .isEqualTo("the Job has more indexes than the 3 scenarios: first second third");
    }

    private String replay(int index) throws IOException, InterruptedException {
        Path java = folder.resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder builder =
                new ProcessBuilder("sh", "ci/job/replay", "--variant", "all")
                        .redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":/usr/bin:/bin");
        builder.environment().put("SCENARIOS", "first second third");
        builder.environment().put("JOB_COMPLETION_INDEX", Integer.toString(index));
        builder.environment().put("JOB_UID", "0f1e");
        Process process = builder.start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isEqualTo(index < 3 ? 0 : 2);
        return said;
    }
}
