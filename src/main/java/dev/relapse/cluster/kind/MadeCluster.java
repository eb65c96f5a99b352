package dev.relapse.cluster.kind;

import java.net.URI;
import java.nio.file.Path;

/**
 * A cluster that kind has made.
 *
 * @param name kind's, and its network's
 * @param kubeconfig with cluster-admin rights
 * @param published where the host reaches the port of its control plane's node for that
 */
record MadeCluster(String name, Path kubeconfig, URI published) {

    /** The container of the control plane's node. */
    String controlPlane() {
        return name + "-control-plane";
    }

    /** The label of its containers, as {@code name=value}. */
    static String label(String name) {
        return "io.x-k8s.kind.cluster=" + name;
    }
}
