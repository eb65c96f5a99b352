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
 * @param seclusion what of the host it does not share
 */
public record ProgramSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Probe ready,
        Duration startLimit,
        StopRank rank,
        Ending ending,
        Seclusion seclusion) {

    /** A program that shares everything with the host and is asked to end with SIGTERM. */
    public ProgramSpec(
            String name,
            List<String> command,
            Map<String, String> environment,
            Probe ready,
            Duration startLimit,
            StopRank rank) {
        this(name, command, environment, ready, startLimit, rank, Ending.TERMINATE);
    }

    /** A program that shares everything with the host. */
    public ProgramSpec(
            String name,
            List<String> command,
            Map<String, String> environment,
            Probe ready,
            Duration startLimit,
            StopRank rank,
            Ending ending) {
        this(name, command, environment, ready, startLimit, rank, ending, Seclusion.NONE);
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
        Objects.requireNonNull(seclusion, "seclusion");
        if (startLimit.isNegative() || startLimit.isZero()) {
            throw new IllegalArgumentException("a start limit is positive: " + startLimit);
        }
    }

    /** The same program, secluded. */
    public ProgramSpec with(Seclusion newSeclusion) {
        return new ProgramSpec(
                name, command, environment, ready, startLimit, rank, ending, newSeclusion);
    }
}
