package dev.relapse.process;

/** The order in which programs are stopped: the first constant first. */
public enum StopRank {
    /** Talks to the API server and is talked to by nobody we need. */
    CLIENT,
    /** Controllers, the scheduler, simulated kubelets. */
    CONTROLLER,
    /**
     * The API server: takes seconds to stop while watches are open, so it goes after its clients.
     */
    API_SERVER,
    /** etcd. */
    STORE
}
