package dev.relapse.cluster.hostprograms;

/** Gives rights to programs on the host. */
@FunctionalInterface
public interface Grants {

    /**
     * Binds a role to a user.
     *
     * @param role {@code <name>} for a ClusterRole, {@code <namespace>/<name>} for a Role
     */
    void grant(String user, String role);
}
