package dev.relapse.cluster;

import java.util.List;
import java.util.Set;

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

    /** Components that are there already, in whatever version, so that nothing of them is had. */
    default Set<String> bringsAlong() {
        return Set.of();
    }

    /**
     * What a replay would make there, may do and would clear away, a line each: for a cluster that
     * others use, too. Asks the cluster, and changes nothing.
     *
     * @return empty for a cluster that is the replay's alone
     * @throws IllegalArgumentException when the user's choices do not allow a replay there
     */
    default List<String> foresee(Foresight foresight) {
        return List.of();
    }

    /** Brings the cluster up; when that fails, nothing is left running. */
    Cluster open(ClusterRequest request);
}
