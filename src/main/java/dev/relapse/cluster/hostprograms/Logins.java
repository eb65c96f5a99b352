package dev.relapse.cluster.hostprograms;

import dev.relapse.pki.Kubeconfig;
import java.nio.file.Path;

/** How programs of this host log in to a cluster. */
@FunctionalInterface
public interface Logins {

    /**
     * Makes the user known to the cluster.
     *
     * @param file does not exist yet; gets what the program logs in with (0600)
     */
    Kubeconfig write(Path file, String user);
}
