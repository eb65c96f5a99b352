package dev.relapse.cluster;

/** Brings up one kind of cluster. Found through {@link java.util.ServiceLoader}. */
public interface ClusterProvider {

    /** The kind's name as on the command line. */
    String kind();

    /**
     * What it makes on this machine for as long as it is up, beside processes and the run's folder;
     * in a few words for a person, empty when nothing.
     */
    default String makes() {
        return "";
    }

    /**
     * Whether the components' programs run on this machine as they are, and have to be had for it;
     * elsewhere they come as images.
     */
    default boolean runsPrograms() {
        return true;
    }

    /** Brings the cluster up; when that fails, nothing is left running. */
    Cluster open(ClusterRequest request);
}
