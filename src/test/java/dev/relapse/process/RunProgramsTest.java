package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.wait.Wait;
import dev.relapse.wait.WaitFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunProgramsTest {

    @TempDir Path parent;
    private LocalRun run;
    private Programs programs;

    @BeforeEach
    void open() {
        run = LocalRun.openIn(parent);
        programs = run.programs();
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void aStartedProgramIsReadyAndCanBeFound() {
        Program listener = programs.start(Specs.listener(run, run.port(6443)));

        assertThat(listener.isAlive()).isTrue();
        assertThat(programs.find("listener")).containsSame(listener);
        assertThat(programs.all()).containsExactly(listener);
        assertThat(programs.reasonToAbort()).isEmpty();
        assertThat(Remains.listeners(new RunId(run.id()))).anyMatch(line -> line.contains(":192B"));
    }

    @Test
    void aProgramSeesACleanEnvironment() {
        ProgramSpec spec =
                new ProgramSpec(
                        "clean",
                        List.of("sleep", "1000"),
                        Map.of("GODEBUG", "x=1"),
                        // In the midst of execve a process shows no environment.
                        hasExecuted("clean", "sleep"),
                        Duration.ofSeconds(5),
                        StopRank.CLIENT);
        Program program = programs.start(spec);

        Path environ = Path.of("/proc", Long.toString(program.pid()), "environ");
        assertThat(Remains.read(environ).split("\0"))
                .containsExactlyInAnyOrder(
                        "PATH=" + System.getenv("PATH"),
                        "HOME=" + run.folder(),
                        "TMPDIR=" + run.folder().resolve("tmp"),
                        "RELAPSE_RUN=" + run.id(),
                        "GODEBUG=x=1");
        assertThat(Path.of("/proc", Long.toString(program.pid()), "cwd"))
                .satisfies(cwd -> assertThat(Files.readSymbolicLink(cwd)).isEqualTo(run.folder()));
    }

    private Probe hasExecuted(String name, String file) {
        return Probe.of(
                name + " has executed " + file,
                () -> {
                    Path proc = Path.of("/proc", Long.toString(programs.find(name).get().pid()));
                    boolean done =
                            Files.readString(proc.resolve("comm")).strip().equals(file)
                                    && !Remains.read(proc.resolve("environ")).isEmpty();
                    return done
                            ? Observation.holds(file, 1)
                            : Observation.notYet("not yet " + file, 1);
                });
    }

    @Test
    void aProgramMustNotChangeTheMark() {
        ProgramSpec spec =
                new ProgramSpec(
                        "impostor",
                        List.of("sleep", "1000"),
                        Map.of("RELAPSE_RUN", "00000000"),
                        Specs.always(),
                        Duration.ofSeconds(5),
                        StopRank.CLIENT);
        assertThatThrownBy(() -> programs.start(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("impostor must not set RELAPSE_RUN");
        assertThat(programs.all()).isEmpty();
    }

    @Test
    void aDeathBeforeReadinessFailsAtOnceWithTheEndOfTheLog() {
        String script = "i=1; while [ $i -le 30 ]; do echo line $i >&2; i=$((i+1)); done; exit 2";
        ProgramSpec spec =
                Specs.spec("etcd", List.of("sh", "-c", script), Specs.never(), StopRank.STORE);
        long start = System.nanoTime();

        assertThatThrownBy(() -> programs.start(spec))
                .isInstanceOf(ProgramFailed.class)
                .hasMessageContaining("etcd died: exit code 2; end of its log:")
                .hasMessageContaining("the moon is blue")
                .hasMessageContaining("line 11\n")
                .hasMessageContaining("line 30")
                .hasMessageNotContaining("line 10\n");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(spec.startLimit());
        assertThat(programs.all()).isEmpty();
        assertThat(programs.reasonToAbort()).isEmpty();
    }

    @Test
    void aProgramThatDoesNotGetReadyIsStopped() {
        ProgramSpec spec =
                new ProgramSpec(
                        "slow",
                        List.of("sh", "-c", "echo still loading; exec sleep 1000"),
                        Map.of(),
                        Specs.never(),
                        Duration.ofMillis(500),
                        StopRank.CLIENT);
        assertThatThrownBy(() -> programs.start(spec))
                .isInstanceOf(ProgramFailed.class)
                .hasMessageContaining("slow did not get ready: waited 0.5 s for: the moon is blue")
                .hasMessageContaining("the moon is white")
                .hasMessageContaining("still loading");
        assertThat(MarkedProcesses.of(run.id())).isEmpty();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> programs.start(command("/nowhere/etcd")))
                .isInstanceOf(ProgramFailed.class)
                .hasMessage("cannot start thing: there is no file /nowhere/etcd");
        assertThatThrownBy(() -> programs.start(command("no-such-program")))
                .isInstanceOf(ProgramFailed.class)
                .hasMessageContaining("no executable no-such-program on PATH");
    }

    @Test
    void aFileThatIsNotExecutableIsNamed() throws IOException {
        Path file = Files.writeString(run.folder().resolve("plain"), "#!/bin/sh\n");
        assertThatThrownBy(() -> programs.start(command(file.toString())))
                .isInstanceOf(ProgramFailed.class)
                .hasMessageContaining("cannot start thing: not executable: " + file);
    }

    @Test
    void aSecondProgramOfTheSameNameIsRefused() {
        programs.start(Specs.shell("twin", "sleep 1000"));
        assertThatThrownBy(() -> programs.start(Specs.shell("twin", "sleep 1000")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twin");
    }

    @Test
    void aDeathUnaskedAbortsAWaitForSomethingElse() {
        String script = "echo out of disk; : >$TMPDIR/prometheus.up; exec sleep 1000";
        Program victim =
                programs.start(Specs.signallingShell(run, "prometheus", StopRank.CLIENT, script));
        ProcessHandle.of(victim.pid()).orElseThrow().destroyForcibly();

        assertThatThrownBy(
                        () ->
                                Wait.atMost(Duration.ofSeconds(20))
                                        .abortIf(programs)
                                        .until(Specs.never()))
                .isInstanceOf(WaitFailed.Aborted.class)
                .hasMessageContaining("prometheus died: exit code 137 (killed by SIGKILL)")
                .hasMessageContaining("out of disk");
    }

    @Test
    void anInjectedKillIsNoDeathUnasked() {
        Program victim = programs.start(Specs.shell("victim", "exec sleep 1000"));

        victim.kill();

        assertThat(victim.isAlive()).isFalse();
        assertThat(victim.reasonToAbort()).get().asString().contains("victim was stopped");
        assertThat(programs.reasonToAbort()).isEmpty();
        assertThat(programs.find("victim")).containsSame(victim);
    }

    @Test
    void theyStopByRankAndThenInReverseOrderOfStart() throws IOException {
        programs.start(tellsItsEnd("etcd", StopRank.STORE));
        programs.start(tellsItsEnd("client-1", StopRank.CLIENT));
        programs.start(tellsItsEnd("apiserver", StopRank.API_SERVER));
        programs.start(tellsItsEnd("scheduler", StopRank.CONTROLLER));
        programs.start(tellsItsEnd("client-2", StopRank.CLIENT));

        programs.close();

        assertThat(Files.readAllLines(run.folder().resolve("ends")))
                .containsExactly("client-2", "client-1", "scheduler", "apiserver", "etcd");
        assertThatThrownBy(() -> programs.start(Specs.shell("late", "sleep 1000")))
                .isInstanceOf(ProgramFailed.class)
                .hasMessageContaining("late");
    }

    @Test
    void anApiServerThatIsDeafToSigtermIsKilledSoon() {
        Program server =
                programs.start(
                        Specs.signallingShell(
                                run,
                                "apiserver",
                                StopRank.API_SERVER,
                                "trap '' TERM; : >$TMPDIR/apiserver.up; sleep 1000 & wait"));
        programs.close();

        assertThat(server.reasonToAbort()).get().asString().contains("killed by SIGKILL");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(MarkedProcesses.of(run.id())).isEmpty());
    }

    private static ProgramSpec command(String file) {
        return Specs.spec("thing", List.of(file), Specs.always(), StopRank.CLIENT);
    }

    /** An API server and a store get 100 ms, so the shell only appends a line and ends. */
    private ProgramSpec tellsItsEnd(String name, StopRank rank) {
        return Specs.signallingShell(
                run,
                name,
                rank,
                "trap 'echo %1$s >>$HOME/ends; exit' TERM; : >$TMPDIR/%1$s.up; sleep 1000 & wait"
                        .formatted(name));
    }
}
