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

/** Upstream's controllers. */
final class KubeControllerManager {

    static final String COMPONENT = "kubernetes";
    static final String NAME = "kube-controller-manager";

    private KubeControllerManager() {}

    static ProgramSpec spec(Artifact artifact, Site site, Map<String, String> overrides) {
        IdentityFiles server = site.pki().server(NAME);
        Path kubeconfig = site.pki().kubeconfig(NAME, "system:kube-controller-manager").file();
        Flags flags =
                new Flags()
                        .set("bind-address", site.address())
                        .set("secure-port", site.ports().controllerManager())
                        .set("tls-cert-file", server.certificate())
                        .set("tls-private-key-file", server.key())
                        .set("kubeconfig", kubeconfig)
                        .set("authentication-kubeconfig", kubeconfig)
                        .set("authorization-kubeconfig", kubeconfig)
                        // There is no second one to wait for.
                        .set("leader-elect", false)
                        // Each controller under its own name and role, as kubeadm sets it up: the
                        // audit log then tells which one acted.
                        .set("use-service-account-credentials", true)
                        // At the default of 20 it takes seconds to make all those accounts and
                        // their tokens.
                        .set("kube-api-qps", 500)
                        .set("kube-api-burst", 500)
                        .set(
                                "service-account-private-key-file",
                                site.pki().serviceAccountKeys().privateKey())
                        .set("root-ca-file", site.pki().authorityFile())
                        .override(overrides);
        return new ProgramSpec(
                NAME,
                flags.commandOf(artifact),
                Map.of(),
                new HttpsProbe(
                        site.pki().authority(),
                        site.pki().admin(),
                        site.https(site.ports().controllerManager(), "/healthz")),
                Duration.ofSeconds(60),
                StopRank.CONTROLLER);
    }
}
