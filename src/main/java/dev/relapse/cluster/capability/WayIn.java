package dev.relapse.cluster.capability;

/** How a person reaches what runs, once a replay has left it running. */
public interface WayIn {

    /** What to set or to execute in a shell, such as {@code KUBECONFIG=<path>}. */
    String inAShell();
}
