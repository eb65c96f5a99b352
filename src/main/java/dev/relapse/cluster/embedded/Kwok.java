package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.hostprograms.HttpsProbe;
import dev.relapse.cluster.kwok.KwokNodes;
import dev.relapse.cluster.kwok.KwokSettings;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.pki.SecretFile;
import dev.relapse.probe.Probe;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** KWOK: the kubelets of all simulated nodes, for those Nodes only that ask for it. */
final class Kwok {

    static final String COMPONENT = "kwok";
    static final String NAME = "kwok";

    private Kwok() {}

    /** Holds once it has answered for the figures of a node. */
    static Probe figures(Site site, String node) {
        return new HttpsProbe(
                site.pki().authority(),
                site.pki().admin(),
                site.https(site.ports().kwok(), KwokNodes.metricsPath(node)));
    }

    static ProgramSpec spec(Artifact artifact, Site site, Map<String, String> overrides) {
        IdentityFiles server = site.pki().server(NAME);
        int port = site.ports().kwok();
        Path config =
                SecretFile.create(site.folder().resolve("kwok.yaml"), KwokSettings.configuration());
        Flags flags =
                new Flags()
                        // KWOK stands for every kubelet at once, which no role of Kubernetes does.
                        .set(
                                "kubeconfig",
                                site.pki().kubeconfig(NAME, NAME, "system:masters").file())
                        .set("config", config)
                        .set(
                                "manage-nodes-with-annotation-selector",
                                KwokSettings.annotationSelector())
                        .set("manage-nodes-with-label-selector", KwokSettings.labelSelector())
                        .set(KwokSettings.LEASE, KwokSettings.LEASE_SECONDS)
                        .set("node-ip", site.address())
                        .set("node-port", port)
                        // Without it, a node port makes KWOK listen on every address.
                        .set("server-address", site.address() + ":" + port)
                        .set("tls-cert-file", server.certificate())
                        .set("tls-private-key-file", server.key())
                        .override(overrides);
        return new ProgramSpec(
                NAME,
                flags.commandOf(artifact),
                Map.of(),
                new HttpsProbe(
                        site.pki().authority(), site.pki().admin(), site.https(port, "/healthz")),
                Duration.ofSeconds(30),
                StopRank.CONTROLLER);
    }
}
