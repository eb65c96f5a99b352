package dev.relapse.process;

import dev.relapse.wait.AbortCheck;
import java.util.List;
import java.util.Optional;

/**
 * Every program of one run: registered for clean-up before it starts, stopped by rank and then in
 * reverse order of start. As an {@link AbortCheck} it fires when any of them died unasked.
 */
public interface Programs extends AbortCheck, AutoCloseable {

    /**
     * Starts a program and waits until it is ready.
     *
     * @throws ProgramFailed when it does not start, dies or does not get ready; the message names
     *     the program, its exit code and the end of its log
     */
    Program start(ProgramSpec spec);

    /**
     * Runs a command to its end, whatever its exit code is.
     *
     * @throws ProgramFailed when it cannot be started or is killed at its limit
     */
    Finished run(CommandSpec command);

    Optional<Program> find(String name);

    /** In the order of their start. */
    List<Program> all();

    /** Stops them all; a failure to stop one does not keep the others running. */
    @Override
    void close();
}
