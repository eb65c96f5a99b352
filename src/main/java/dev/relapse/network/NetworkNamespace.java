package dev.relapse.network;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.CommandSpec;
import dev.relapse.process.Finished;
import dev.relapse.process.NamespaceRights;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.Programs;
import dev.relapse.process.StopRank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One network namespace of a run. It ends with the last process in it. */
public final class NetworkNamespace {

    /** Does nothing, and so keeps the namespace. */
    private static final List<String> HOLDER = List.of("sleep", "infinity");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Programs programs;
    private final NamespaceRights rights;
    private final Program holder;

    private NetworkNamespace(Programs programs, NamespaceRights rights, Program holder) {
        this.programs = programs;
        this.rights = rights;
        this.holder = holder;
    }

    /**
     * Makes the first namespace of a run.
     *
     * @param name of the program that holds it
     * @throws dev.relapse.process.ProgramFailed with what unshare said
     */
    static NetworkNamespace first(Programs programs, NamespaceRights rights, String name) {
        List<String> command = new ArrayList<>(rights.unshare("net"));
        command.addAll(HOLDER);
        return held(programs, rights, name, command);
    }

    /** Makes a further namespace, which belongs to the same user namespace as this one. */
    NetworkNamespace sibling(String name) {
        List<String> command = new ArrayList<>(List.of("unshare", "--net"));
        command.addAll(HOLDER);
        return held(programs, rights, name, inside(command));
    }

    private static NetworkNamespace held(
            Programs programs, NamespaceRights rights, String name, List<String> command) {
        Program holder =
                programs.start(
                        new ProgramSpec(
                                name,
                                command,
                                Map.of(),
                                isHeld(programs, name),
                                LIMIT,
                                StopRank.STORE));
        return new NetworkNamespace(programs, rights, holder);
    }

    /** What was executed last is the holder itself, and by then it is where it should be. */
    private static Probe isHeld(Programs programs, String name) {
        return Probe.of(
                name + " has a network namespace of its own",
                () -> {
                    Program holder = programs.find(name).orElseThrow();
                    String runs = Files.readString(proc(holder).resolve("comm")).strip();
                    return runs.equals(HOLDER.get(0))
                            ? Observation.holds(identityOf(holder), 1)
                            : Observation.nothing("still in " + runs);
                });
    }

    /** The command that runs the given one inside, in its place and under its process number. */
    public List<String> inside(List<String> command) {
        return Stream.concat(rights.enter(holder.pid(), "net").stream(), command.stream()).toList();
    }

    /**
     * The same program, started inside.
     *
     * @throws IllegalArgumentException for one with names of its own: it would enter from a user
     *     namespace that has no rights here
     */
    public ProgramSpec inside(ProgramSpec spec) {
        if (!spec.hosts().isEmpty()) {
            throw new IllegalArgumentException(
                    spec.name() + " cannot have both names and a network of its own");
        }
        return spec.withCommand(inside(spec.command()));
    }

    /**
     * Runs a short command inside to its end, whatever its exit code is.
     *
     * @throws dev.relapse.process.ProgramFailed when it cannot be started or takes too long
     */
    public Finished run(String... command) {
        return run(Optional.empty(), List.of(command));
    }

    private Finished run(Optional<String> input, List<String> command) {
        return programs.run(new CommandSpec(inside(command), Map.of(), input, LIMIT));
    }

    /**
     * Changes links, addresses and routes, all in one process.
     *
     * @param lines each an ip(8) command without the word {@code ip}
     * @throws dev.relapse.process.ProgramFailed naming the line that ip refused
     */
    public void ip(String... lines) {
        String batch = Stream.of(lines).collect(Collectors.joining("\n", "", "\n"));
        run(Optional.of(batch), List.of("ip", "-batch", "-")).orFail();
    }

    /** The number by which ip(8) takes it for a place to move a link to. */
    long pid() {
        return holder.pid();
    }

    /** As the kernel calls it: {@code net:[4026532281]}. */
    public String identity() {
        try {
            return identityOf(holder);
        } catch (IOException e) {
            throw new IllegalStateException(holder.name() + " no longer holds its namespace", e);
        }
    }

    private static String identityOf(Program holder) throws IOException {
        return Files.readSymbolicLink(proc(holder).resolve("ns/net")).toString();
    }

    private static Path proc(Program program) {
        return Path.of("/proc", Long.toString(program.pid()));
    }
}
