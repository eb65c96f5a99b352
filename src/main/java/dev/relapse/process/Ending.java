package dev.relapse.process;

/** How a program is asked to end, before it is killed for not having ended. */
@FunctionalInterface
public interface Ending {

    /** SIGTERM to the process itself. */
    Ending TERMINATE = ProcessHandle::destroy;

    /**
     * SIGTERM to its children: for a process that only waits for the program that it started, as
     * nsenter and unshare do when they fork, and that would forsake it if it were ended first.
     */
    Ending TERMINATE_CHILDREN = process -> process.children().forEach(ProcessHandle::destroy);

    /** Asks, and does not wait. */
    void ask(ProcessHandle process);
}
