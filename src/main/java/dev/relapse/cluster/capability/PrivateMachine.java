package dev.relapse.cluster.capability;

import dev.relapse.artifact.Artifact;
import dev.relapse.probe.Probe;
import dev.relapse.process.Finished;
import dev.relapse.process.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A machine of the replay's own, in namespaces of this host: system services run in it under their
 * usual paths, and neither see nor touch this host's own. It has this host's programs, except those
 * below {@code /usr/local}, what it changes in {@code /etc}, {@code /var}, {@code /opt} and {@code
 * /usr} is thrown away with it, {@code /run} is empty when it starts, and its network is loopback.
 */
public interface PrivateMachine {

    /** A program of the catalogue, as the scenario's data and the user's choices have it. */
    Artifact artifact(String component, String program);

    /** The same in another version of the catalogue. */
    Artifact artifact(String component, String version, String program);

    /** Puts the program on the machine's PATH; it is recorded as a component of the replay. */
    void install(Artifact artifact);

    /**
     * Records a command that this host brings as a component of the replay.
     *
     * @throws dev.relapse.process.ProgramFailed when the machine has no such command
     */
    void useHostCommand(String command);

    /** Deletes the commands from every folder of the machine's PATH. */
    void uninstall(String... commands);

    /** Where this JVM reads and writes the file that has this absolute path in the machine. */
    Path file(String path);

    /** Writes a file of the machine, its folders included. */
    void write(String path, String content);

    /** Runs a command to its end, whatever that is. */
    Finished run(String... command);

    /** The same with something on standard input. */
    Finished runWith(String input, Duration limit, List<String> command);

    /**
     * Starts a service and waits until it is ready.
     *
     * @param name unique in the replay
     */
    Program start(String name, List<String> command, Probe ready, Duration limit);
}
