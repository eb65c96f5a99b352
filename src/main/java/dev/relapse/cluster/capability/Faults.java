package dev.relapse.cluster.capability;

/**
 * Breaks a part of the harness on purpose, to prove that a replay then says that it cannot tell.
 */
public interface Faults {

    /**
     * Kills a program of the cluster with SIGKILL.
     *
     * @throws IllegalArgumentException listing the running programs when there is none of that name
     */
    void kill(String program);
}
