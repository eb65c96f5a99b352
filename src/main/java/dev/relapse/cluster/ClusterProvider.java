package dev.relapse.cluster;

/** Brings up one kind of cluster. Found through {@link java.util.ServiceLoader}. */
public interface ClusterProvider {

    /** The kind's name as on the command line. */
    String kind();

    /** Brings the cluster up; when that fails, nothing is left running. */
    Cluster open(ClusterRequest request);
}
