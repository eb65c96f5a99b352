package dev.relapse.cluster.realnodes;

import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.kwok.KwokNodes;
import dev.relapse.cluster.kwok.KwokSettings;
import dev.relapse.kubernetes.WorkloadProbes;
import dev.relapse.pki.CertificateAuthority;
import dev.relapse.pki.Identity;
import dev.relapse.wait.AbortCheck;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Simulated nodes beside the real ones; KWOK comes with the first of them. */
final class KwokInCluster implements SimulatedNodes {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Installer installer;
    private final KubernetesClient client;
    private final AbortCheck cluster;
    private final CertificateAuthority authority;
    private final Map<String, String> flags;
    private final KwokNodes nodes;
    private boolean installed;

    KwokInCluster(
            Installer installer,
            KubernetesClient client,
            AbortCheck cluster,
            CertificateAuthority authority,
            Map<String, String> flags) {
        this.installer = installer;
        this.client = client;
        this.cluster = cluster;
        this.authority = authority;
        this.flags = flags;
        this.nodes = new KwokNodes(client);
    }

    @Override
    public synchronized void add(SimulatedNode node) {
        if (!installed) {
            install();
            installed = true;
        }
        nodes.add(node);
    }

    @Override
    public void powerOff(String name) {
        nodes.powerOff(name);
    }

    private void install() {
        Identity serving = authority.server("kwok", List.of("kwok"), List.of());
        installer.install(
                "kwok",
                "kwok",
                "kwok.yaml",
                Map.of(
                        "certificate",
                        serving.certificatePem(),
                        "key",
                        serving.keyPem(),
                        "configuration",
                        KwokSettings.configuration(),
                        "lease-duration",
                        "--"
                                + KwokSettings.LEASE
                                + "="
                                + flags.getOrDefault(
                                        KwokSettings.LEASE, KwokSettings.LEASE_SECONDS),
                        "annotation-selector",
                        "--manage-nodes-with-annotation-selector="
                                + KwokSettings.annotationSelector(),
                        "label-selector",
                        "--manage-nodes-with-label-selector=" + KwokSettings.labelSelector()));
        Wait.atMost(START_LIMIT)
                .abortIf(cluster)
                .until(WorkloadProbes.isReady(client, "kube-system", "kwok"));
    }
}
