package dev.relapse.process;

import java.nio.file.Path;

/**
 * One replay on this machine: a private folder, a private loopback address, and a reaper that
 * removes both, and every process of the run, even if this JVM is killed with SIGKILL.
 */
public interface Run extends AutoCloseable {

    /** Eight hex digits; every process of the run carries it as RELAPSE_RUN in its environment. */
    String id();

    /** Private to the run (0700) and deleted with it. */
    Path folder();

    /** An address of 127.0.0.0/8 that no other run on this machine uses while this one lives. */
    String address();

    /**
     * A free TCP port on {@link #address()}: the preferred one when nothing else holds it, else the
     * next free one. Handed out once per run.
     */
    int port(int preferred);

    Programs programs();

    /**
     * Says how to undo what is about to be made outside of the run's processes and folder, such as
     * containers of an engine. To be called first: from then on nothing of it outlives the run,
     * even if this JVM is killed.
     *
     * @param name a file name, unique in the run
     * @param script for sh: undoes it, also when it was never or only half made, and fails while
     *     something is left; it has nothing but PATH in its environment
     */
    void undoneBy(String name, String script);

    /**
     * Lets the programs and the folder outlive this run and this JVM, for a person to look at.
     *
     * @param howToReach how to reach what runs, such as {@code KUBECONFIG=<path>}
     * @return that, and how to remove it all
     */
    String keep(String howToReach);

    /** Stops the programs, undoes what was made elsewhere, then deletes the folder. */
    @Override
    void close();
}
