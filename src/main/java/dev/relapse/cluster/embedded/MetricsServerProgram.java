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

/** metrics-server, an extension API server that scrapes the simulated kubelets. */
final class MetricsServerProgram {

    static final String COMPONENT = "metrics-server";
    static final String NAME = "metrics-server";
    static final String NAMESPACE = "kube-system";

    /** The user that the objects of {@link MetricsServerObjects} give rights to. */
    static final String USER = "relapse:metrics-server";

    private MetricsServerProgram() {}

    static ProgramSpec spec(Artifact artifact, Site site, int port, Map<String, String> overrides) {
        IdentityFiles server =
                site.pki()
                        .server(
                                NAME,
                                // The aggregation layer asks for this name, wherever it dials.
                                NAME + "." + NAMESPACE + ".svc");
        Path kubeconfig = site.pki().kubeconfig(NAME, USER).file();
        Flags flags =
                new Flags()
                        .set("bind-address", site.address())
                        .set("secure-port", port)
                        .set("tls-cert-file", server.certificate())
                        .set("tls-private-key-file", server.key())
                        .set("kubeconfig", kubeconfig)
                        .set("authentication-kubeconfig", kubeconfig)
                        .set("authorization-kubeconfig", kubeconfig)
                        .set("kubelet-certificate-authority", site.pki().authorityFile())
                        // Simulated kubelets share one address, with KWOK's port in their status.
                        .set("kubelet-use-node-status-port", true)
                        .set("kubelet-preferred-address-types", "InternalIP")
                        .override(overrides);
        return new ProgramSpec(
                NAME,
                flags.commandOf(artifact),
                Map.of(),
                // Not readyz: that waits for the first scrape, of a node that may not exist yet.
                new HttpsProbe(
                        site.pki().authority(), site.pki().admin(), site.https(port, "/livez")),
                Duration.ofSeconds(60),
                StopRank.CLIENT);
    }
}
