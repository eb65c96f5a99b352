package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.hostprograms.Flags;
import dev.relapse.cluster.hostprograms.HttpsProbe;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Upstream's scheduler with its default profile. */
final class KubeScheduler {

    static final String COMPONENT = "kubernetes";
    static final String NAME = "kube-scheduler";

    private KubeScheduler() {}

    static ProgramSpec spec(Artifact artifact, Site site, Map<String, String> overrides) {
        IdentityFiles server = site.pki().server(NAME);
        Path kubeconfig = site.pki().kubeconfig(NAME, "system:kube-scheduler").file();
        Flags flags =
                new Flags()
                        .set("bind-address", site.address())
                        .set("secure-port", site.ports().scheduler())
                        .set("tls-cert-file", server.certificate())
                        .set("tls-private-key-file", server.key())
                        .set("kubeconfig", kubeconfig)
                        .set("authentication-kubeconfig", kubeconfig)
                        .set("authorization-kubeconfig", kubeconfig)
                        // There is no second one to wait for.
                        .set("leader-elect", false)
                        .override(overrides);
        return new ProgramSpec(
                NAME,
                flags.commandOf(artifact),
                Map.of(),
                new HttpsProbe(
                        site.pki().authority(),
                        site.pki().admin(),
                        site.https(site.ports().scheduler(), "/readyz")),
                Duration.ofSeconds(60),
                StopRank.CONTROLLER);
    }
}
