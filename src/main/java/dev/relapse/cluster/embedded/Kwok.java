package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.time.Duration;
import java.util.Map;

/** KWOK: the kubelets of all simulated nodes, for those Nodes only that ask for it. */
final class Kwok {

    static final String COMPONENT = "kwok";
    static final String NAME = "kwok";

    /** A Node with this annotation, and {@link #MACHINE} on, is played by KWOK. */
    static final String NODE_ANNOTATION = "kwok.x-k8s.io/node";

    static final String NODE_ANNOTATION_VALUE = "fake";

    /** A label of a simulated Node: whether its machine is switched on. */
    static final String MACHINE = "relapse.dev/machine";

    static final String MACHINE_ON = "on";

    private Kwok() {}

    static ProgramSpec spec(Artifact artifact, Site site, Map<String, String> overrides) {
        IdentityFiles server = site.pki().server(NAME);
        int port = site.ports().kwok();
        Flags flags =
                new Flags()
                        // KWOK stands for every kubelet at once, which no role of Kubernetes does.
                        .set(
                                "kubeconfig",
                                site.pki().kubeconfig(NAME, NAME, "system:masters").file())
                        .set("config", Resource.copy("kwok.yaml", site.folder()))
                        .set(
                                "manage-nodes-with-annotation-selector",
                                NODE_ANNOTATION + "=" + NODE_ANNOTATION_VALUE)
                        .set("manage-nodes-with-label-selector", MACHINE + "=" + MACHINE_ON)
                        // The kubelet's own default; without leases KWOK has to write whole Nodes.
                        .set("node-lease-duration-seconds", 40)
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
