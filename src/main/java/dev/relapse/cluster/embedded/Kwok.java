package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.hostprograms.HttpsProbe;
import dev.relapse.cluster.hostprograms.KwokProgram;
import dev.relapse.cluster.kwok.KwokNodes;
import dev.relapse.cluster.kwok.KwokSettings;
import dev.relapse.probe.Probe;
import dev.relapse.process.ProgramSpec;
import java.util.Map;

/** The kubelets of this cluster's nodes. */
final class Kwok {

    static final String COMPONENT = KwokProgram.COMPONENT;
    static final String NAME = KwokProgram.NAME;

    private Kwok() {}

    /** Holds once it has answered for the figures of a node. */
    static Probe figures(Site site, String node) {
        return new HttpsProbe(
                site.pki().authority(),
                site.pki().admin(),
                site.https(site.ports().kwok(), KwokNodes.metricsPath(node)));
    }

    static ProgramSpec spec(Artifact artifact, Site site, Map<String, String> overrides) {
        int port = site.ports().kwok();
        return KwokProgram.spec(
                artifact,
                new KwokProgram.Setting(
                        site.folder(),
                        site.address(),
                        port,
                        // KWOK stands for every kubelet at once, which no role of Kubernetes does.
                        site.pki().kubeconfig(NAME, NAME, "system:masters"),
                        site.pki().server(NAME),
                        new HttpsProbe(
                                site.pki().authority(),
                                site.pki().admin(),
                                site.https(port, "/healthz"))),
                KwokSettings.configuration(),
                KwokSettings.labelSelector(),
                overrides);
    }
}
