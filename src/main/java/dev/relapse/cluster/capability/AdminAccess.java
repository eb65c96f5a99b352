package dev.relapse.cluster.capability;

import java.nio.file.Path;

/** A way in for a person, with cluster-admin rights. */
public interface AdminAccess {

    /** A kubeconfig (0600) that lives as long as the cluster. */
    Path kubeconfig();
}
