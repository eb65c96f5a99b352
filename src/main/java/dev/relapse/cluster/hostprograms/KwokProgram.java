package dev.relapse.cluster.hostprograms;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.kwok.KwokSettings;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.pki.SecretFile;
import dev.relapse.probe.Probe;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** KWOK on this host: the kubelets of all simulated nodes, for those Nodes only that ask for it. */
public final class KwokProgram {

    public static final String COMPONENT = "kwok";
    public static final String NAME = "kwok";

    /** The port that it asks for. */
    public static final int PORT = 10247;

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private KwokProgram() {}

    /**
     * Where it listens and as whom it works.
     *
     * @param folder for its configuration; exists
     * @param address of this host
     * @param kubeconfig as whom
     * @param server what it serves with
     * @param ready holds when it is up
     */
    public record Setting(
            Path folder,
            String address,
            int port,
            Kubeconfig kubeconfig,
            IdentityFiles server,
            Probe ready) {}

    /**
     * How it is started.
     *
     * @param configuration its stages
     * @param labelSelector of the Nodes that it plays
     * @param overrides further flags, stronger than ours
     */
    public static ProgramSpec spec(
            Artifact artifact,
            Setting setting,
            String configuration,
            String labelSelector,
            Map<String, String> overrides) {
        Path config = SecretFile.create(setting.folder().resolve("kwok.yaml"), configuration);
        Flags flags =
                new Flags()
                        .set("kubeconfig", setting.kubeconfig().file())
                        .set("config", config)
                        .set(
                                "manage-nodes-with-annotation-selector",
                                KwokSettings.annotationSelector())
                        .set("manage-nodes-with-label-selector", labelSelector)
                        .set(KwokSettings.LEASE, KwokSettings.LEASE_SECONDS)
                        .set("node-ip", setting.address())
                        .set("node-port", setting.port())
                        // Without it, a node port makes KWOK listen on every address.
                        .set("server-address", setting.address() + ":" + setting.port())
                        .set("tls-cert-file", setting.server().certificate())
                        .set("tls-private-key-file", setting.server().key())
                        .override(overrides);
        return new ProgramSpec(
                NAME,
                flags.commandOf(artifact),
                Map.of(),
                setting.ready(),
                START_LIMIT,
                StopRank.CONTROLLER);
    }
}
