package dev.relapse.cluster.machine;

import dev.relapse.host.HostNeeds;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.Ending;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramFailed;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.Run;
import dev.relapse.process.StopRank;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The namespaces and cgroups that make a machine; machine.sh says what they hold.
 *
 * @param folder of the machine on this host, below the run's
 * @param first the machine's first process, by its number on this host
 */
record Namespaces(Path folder, long first) {

    private static final String NAME = "machine";
    private static final String SCRIPT = "machine.sh";
    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    /** Makes them in {@code run}, and ends with it. */
    static Namespaces open(Run run) {
        HostNeeds.named("root")
                .missing()
                .ifPresent(
                        missing -> {
                            throw new ProgramFailed(
                                    "a machine of its own needs root: "
                                            + missing.reason()
                                            + "; "
                                            + missing.remedy());
                        });
        Path folder = run.folder();
        Path script = folder.resolve(SCRIPT);
        try (InputStream source = Namespaces.class.getResourceAsStream(SCRIPT)) {
            Files.copy(source, script);
            Files.createDirectory(folder.resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + script, e);
        }
        // Others talk to it, so it goes last: its end is the end of everything in it.
        Program program =
                run.programs()
                        .start(
                                new ProgramSpec(
                                        NAME,
                                        List.of(
                                                "sh",
                                                script.toString(),
                                                "open",
                                                run.id(),
                                                folder.toString()),
                                        Map.of("PATH", EquippedMachine.PATH),
                                        whenUp(run),
                                        START_LIMIT,
                                        StopRank.STORE,
                                        Ending.TERMINATE_CHILDREN));
        return new Namespaces(folder, firstIn(program.pid()));
    }

    /** The command with what enters the machine before it. */
    List<String> entering(List<String> command) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "sh",
                                folder.resolve(SCRIPT).toString(),
                                "enter",
                                Long.toString(first),
                                folder.toString()));
        all.addAll(command);
        return all;
    }

    /** The machine's root folder, as this host sees it. */
    Path root() {
        return root(first);
    }

    private static Path root(long pid) {
        return Path.of("/proc", Long.toString(pid), "root");
    }

    private static Probe whenUp(Run run) {
        return Probe.of(
                "the machine's first process is done with its mounts",
                () -> {
                    long pid = firstIn(run.programs().find(NAME).orElseThrow().pid());
                    return pid > 0 && Files.exists(root(pid).resolve("run/machine-is-up"))
                            ? Observation.holds("process " + pid, 1)
                            : Observation.nothing("not yet");
                });
    }

    /** The child of unshare, or 0 while there is none. */
    private static long firstIn(long unshare) {
        return ProcessHandle.of(unshare).stream()
                .flatMap(ProcessHandle::children)
                .mapToLong(ProcessHandle::pid)
                .findFirst()
                .orElse(0);
    }
}
