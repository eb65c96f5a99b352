package dev.relapse.process;

import dev.relapse.probe.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How to start one program.
 *
 * @param name unique in its run; also the name of its log file
 * @param command the executable and its arguments
 * @param environment added to a clean environment that holds only PATH, HOME, TMPDIR and the run's
 *     mark
 * @param ready holds when the program can be used
 * @param startLimit how long {@code ready} may take
 * @param rank when to stop it
 * @param ending how it is asked to end
 * @param hosts names that only it knows
 */
public record ProgramSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Probe ready,
        Duration startLimit,
        StopRank rank,
        Ending ending,
        PrivateHosts hosts) {

    /** A program with the host's names that is asked to end with SIGTERM. */
    public ProgramSpec(
            String name,
            List<String> command,
            Map<String, String> environment,
            Probe ready,
            Duration startLimit,
            StopRank rank) {
        this(name, command, environment, ready, startLimit, rank, Ending.TERMINATE);
    }

    /** A program with the host's names. */
    public ProgramSpec(
            String name,
            List<String> command,
            Map<String, String> environment,
            Probe ready,
            Duration startLimit,
            StopRank rank,
            Ending ending) {
        this(name, command, environment, ready, startLimit, rank, ending, PrivateHosts.NONE);
    }

    public ProgramSpec {
        if (!name.matches("[a-z0-9][a-z0-9.-]*")) {
            throw new IllegalArgumentException("not a program name: " + name);
        }
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("nothing to execute for " + name);
        }
        environment = Map.copyOf(environment);
        Objects.requireNonNull(ready, "ready");
        Objects.requireNonNull(rank, "rank");
        Objects.requireNonNull(ending, "ending");
        Objects.requireNonNull(hosts, "hosts");
        if (startLimit.isNegative() || startLimit.isZero()) {
            throw new IllegalArgumentException("a start limit is positive: " + startLimit);
        }
    }

    /** The same program with names of its own. */
    public ProgramSpec with(PrivateHosts newHosts) {
        return new ProgramSpec(
                name, command, environment, ready, startLimit, rank, ending, newHosts);
    }

    /** The same program by another command. */
    public ProgramSpec withCommand(List<String> newCommand) {
        return new ProgramSpec(
                name, newCommand, environment, ready, startLimit, rank, ending, hosts);
    }
}
