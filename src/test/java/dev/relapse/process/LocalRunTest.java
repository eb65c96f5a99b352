package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunTest {

    private static final String FORKS_200 =
            "i=0; while [ $i -lt 200 ]; do setsid sleep 1000 & i=$((i+1)); done;"
                    + " : >$TMPDIR/forks.up; wait";

    @TempDir Path parent;

    @Test
    void itsFolderIsPrivateAndGoneAfterItsEnd() throws IOException {
        LocalRun run = LocalRun.openIn(parent);
        try (run) {
            assertThat(run.folder()).hasParent(parent).hasFileName("relapse-" + run.id());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.folder())))
                    .isEqualTo("rwx------");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void twoAtOnceHaveNothingInCommon() {
        try (LocalRun one = LocalRun.openIn(parent);
                LocalRun other = LocalRun.openIn(parent)) {
            assertThat(one.address()).isNotEqualTo(other.address());
            assertThat(one.id()).isNotEqualTo(other.id());
            assertThat(one.port(6443)).isEqualTo(6443);
            assertThat(other.port(6443)).isEqualTo(6443);
        }
    }

    @Test
    void endsThe200OrphansOfOneProgram() {
        LocalRun run = LocalRun.openIn(parent);
        try (run) {
            run.programs().start(Specs.signallingShell(run, "forks", StopRank.CLIENT, FORKS_200));
            killAlone(run.programs().find("forks").orElseThrow());
            assertThat(MarkedProcesses.of(run.id())).hasSizeGreaterThan(100);
        }
        assertThat(MarkedProcesses.of(run.id())).isEmpty();
    }

    /** As the kernel does it when memory is short: the children are nobody's then. */
    private static void killAlone(Program program) {
        ProcessHandle process = ProcessHandle.of(program.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    @Test
    void removesAFolderThatAProgramMadeReadOnly() {
        try (LocalRun run = LocalRun.openIn(parent)) {
            run.programs()
                    .start(
                            Specs.signallingShell(
                                    run,
                                    "cache",
                                    StopRank.CLIENT,
                                    "mkdir -p $HOME/go/mod && touch $HOME/go/mod/file"
                                            + " && chmod -R a-w $HOME/go && : >$TMPDIR/cache.up;"
                                            + " sleep 1000"));
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void undoesWhatWasMadeElsewhereAndTriesAgainWhileItFails() throws IOException {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Path made = Files.createFile(elsewhere.resolve("made"));
        Path tried = elsewhere.resolve("tried");
        try (LocalRun run = LocalRun.openIn(parent)) {
            run.undoneBy(
                    "made",
                    "[ -e %2$s ] && rm %1$s || { : >%2$s; exit 1; }".formatted(made, tried));
        }
        assertThat(elsewhere).isDirectoryNotContaining(made::equals);
        assertThat(parent).isDirectoryNotContaining("glob:**/relapse-*");
    }

    @Test
    void aRunWhoseRemovalFailsForEverKeepsItsFolderAndSaysSo() {
        LocalRun run = LocalRun.openIn(parent);
        run.undoneBy("made", "echo the engine does not answer; exit 1");

        assertThatThrownBy(run::close)
                .isInstanceOf(ProgramFailed.class)
                .hasMessageContaining("the reaper could not remove everything")
                .hasMessageContaining("the engine does not answer");
        assertThat(run.folder().resolve("removals/made")).exists();
    }

    @Test
    void mayBeClosedTwice() {
        LocalRun run = LocalRun.openIn(parent);
        run.close();
        run.close();
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void leavesNothingWhenItsParentFolderIsMissing() {
        assertThatThrownBy(() -> LocalRun.openIn(parent.resolve("missing")))
                .isInstanceOf(ProgramFailed.class)
                .hasMessageContaining("the reaper cannot guard " + parent.resolve("missing"))
                .hasMessageContaining("No such file or directory");
    }

    @Test
    void withoutSetsidItDoesNotOpenAndSaysWhatToInstall() throws IOException, InterruptedException {
        Path output = parent.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(Specs.java(VictimMain.class))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("PATH", parent.toString());
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + parent);

        assertThat(builder.start().waitFor()).isEqualTo(1);

        assertThat(output)
                .content()
                .contains("setsid is not on PATH " + parent + ": install util-linux");
        assertThat(parent)
                .isDirectoryContaining(output::equals)
                .isDirectoryNotContaining("glob:**/relapse-*");
    }

    @Test
    void keptItSurvivesItsEndAndItsScriptRemovesIt() throws IOException, InterruptedException {
        LocalRun run = LocalRun.openIn(parent);
        Program sleeper;
        String note;
        try (run) {
            sleeper = run.programs().start(Specs.shell("sleeper", "sleep 1000"));
            note = run.keep("KUBECONFIG=" + run.folder().resolve("admin.conf"));
            // As a cluster does at its end.
            run.programs().close();
        }
        Path script = run.folder().resolve("remove.sh");
        assertThat(note)
                .contains("KUBECONFIG=" + run.folder().resolve("admin.conf"))
                .contains(script.toString());
        assertThat(run.folder().resolve("kept.txt")).hasContent(note);
        assertThat(sleeper.isAlive()).isTrue();

        assertThat(new ProcessBuilder(script.toString()).start().waitFor()).isZero();

        await().atMost(Duration.ofSeconds(5)).until(() -> !sleeper.isAlive());
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void startsNothingMoreAndStillCleansUpWhenItsReaperWasKilled() {
        LocalRun run = LocalRun.openIn(parent);
        try (run) {
            run.programs().start(Specs.shell("sleeper", "setsid sleep 1000 & wait"));
            ProcessHandle reaper =
                    ProcessHandle.current()
                            .children()
                            .filter(child -> isReaperOf(child, run))
                            .findFirst()
                            .orElseThrow();
            reaper.destroyForcibly();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> run.programs().reasonToAbort().isPresent());

            assertThatThrownBy(() -> run.programs().start(Specs.shell("late", "sleep 1000")))
                    .isInstanceOf(ProgramFailed.class)
                    .hasMessageContaining("cannot start late: the reaper of")
                    .hasMessageContaining("SIGKILL");
        }
        assertThat(MarkedProcesses.of(run.id())).isEmpty();
        assertThat(parent).isEmptyDirectory();
    }

    private static boolean isReaperOf(ProcessHandle process, Run run) {
        return Remains.read(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                .contains("relapse-reaper\0watch\0" + run.id());
    }
}
