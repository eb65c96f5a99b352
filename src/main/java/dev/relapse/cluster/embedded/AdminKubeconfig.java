package dev.relapse.cluster.embedded;

import dev.relapse.cluster.capability.AdminAccess;
import java.nio.file.Path;

/** Written only when somebody asks, as the harness itself needs no such file. */
final class AdminKubeconfig implements AdminAccess {

    private final ClusterPki pki;
    private Path written;

    AdminKubeconfig(ClusterPki pki) {
        this.pki = pki;
    }

    @Override
    public synchronized Path kubeconfig() {
        if (written == null) {
            written = pki.kubeconfig("admin", "relapse-admin", "system:masters").file();
        }
        return written;
    }
}
