package dev.relapse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Properties.class)
class DoctorCommandTest {

    private static final String SCENARIO =
            """
            title: A tiny scenario
            links: []
            clusters: [embedded]
            needs: {time: 5s, memoryMiB: %d, host: [%s]}
            components: {parrot: {role: it repeats}}
            timers: {}
            settings: {}
            variants: {main: {title: the main one}}
            """;

    @TempDir private Path folder;
    private TinyProject project;

    @BeforeEach
    void aProject() {
        project = TinyProject.in(folder);
    }

    @Test
    void aScenarioWithEverythingAtHandIsReady() {
        Command doctor = Command.relapse("doctor");

        assertThat(doctor.code()).isZero();
        assertThat(doctor.out())
                .contains("this machine: Linux", "processors", "MiB of memory")
                .contains("tiny: ready, every program is at hand");
    }

    @Test
    void eachThingThatIsMissingIsALineWithItsRemedy() {
        project.write(
                TinyProject.SCENARIO,
                SCENARIO.formatted(
                        100_000_000,
                        "{command: no-such-command, package: unobtainium},"
                                + " {command: nor-this, package: vapour}"));

        Command doctor = Command.relapse("doctor");

        assertThat(doctor.code()).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(doctor.out().lines().filter(line -> line.startsWith("tiny: cannot run: ")))
                .satisfiesExactly(
                        command -> assertThat(command).contains("apt-get install unobtainium"),
                        command -> assertThat(command).contains("apt-get install vapour"),
                        memory ->
                                assertThat(memory)
                                        .contains("100000000 MiB")
                                        .contains("end other programs"));
    }

    @Test
    void aProgramThatCannotBeHadIsNamedWithWhatWouldHelp() {
        project.write(TinyProject.SCENARIO, SCENARIO.formatted(64, ""));
        System.clearProperty("relapse.artifact.parrot");

        Command doctor = Command.relapse("doctor", "-Drelapse.offline");

        assertThat(doctor.code()).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(doctor.out())
                .contains("tiny: cannot run: parrot 1.2.0 of component parrot cannot be had")
                .contains("-Drelapse.artifact.parrot=/path/to/parrot");
    }
}
