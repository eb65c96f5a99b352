package dev.relapse.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.NodeNetwork;
import dev.relapse.cluster.capability.NodeNetwork.NetworkedNode;
import dev.relapse.cluster.capability.NodeNetwork.NodeSpec;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.network.Traces;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.pki.SecretFile;
import dev.relapse.process.LocalRun;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.NodeAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real kube-proxy on two nodes: it needs the API server, its Node and the kernel's tables. */
@Tag("cluster")
class NamespacedNodesTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final List<String> namespaces = new ArrayList<>();

    @Test
    void programsRunOnThemAsOnNodes() throws Exception {
        try (LocalRun run = LocalRun.open()) {
            ArtifactStore artifacts = ArtifactStore.standard(Path.of("fixtures"));
            try (Cluster cluster =
                    EmbeddedCluster.start(run, artifacts, EmbeddedOptions.defaults())) {
                NodeNetwork network = cluster.require(NodeNetwork.class);
                NetworkedNode first = add(network, "node-1", "172.18.0.11");
                NetworkedNode second = add(network, "node-2", "172.18.0.12");

                assertThat(addresses(cluster, "node-1")).contains("172.18.0.11");
                assertThat(addresses(cluster, "node-2")).contains("172.18.0.12");
                theRealKubeProxyServes(cluster, network, List.of(first, second));
                nothingListensBeyondLoopbackOnTheHost(run);
                assertThat(Traces.mounts(namespaces)).isEmpty();
            }
        }
        assertThat(namespaces).hasSize(3);
        assertThat(Traces.of(namespaces)).isEmpty();
    }

    private NetworkedNode add(NodeNetwork network, String name, String address) {
        NetworkedNode node =
                network.add(
                        new NodeSpec(
                                new SimulatedNode(
                                        name,
                                        Map.of("cpu", "4", "memory", "8Gi", "pods", "110"),
                                        Map.of()),
                                "eth0",
                                address));
        if (namespaces.isEmpty()) {
            namespaces.add(network.controlPlane().namespace().identity());
        }
        namespaces.add(node.namespace().identity());
        return node;
    }

    private static List<String> addresses(Cluster cluster, String node) {
        return cluster.client().nodes().withName(node).get().getStatus().getAddresses().stream()
                .filter(address -> address.getType().equals("InternalIP"))
                .map(NodeAddress::getAddress)
                .toList();
    }

    private static void theRealKubeProxyServes(
            Cluster cluster, NodeNetwork network, List<NetworkedNode> nodes) throws Exception {
        Artifact artifact =
                cluster.require(HostPrograms.class).artifact("kubernetes", "kube-proxy");
        Kubeconfig kubeconfig = network.credentials("kube-proxy", "system:node-proxier");
        for (NetworkedNode node : nodes) {
            node.start(artifact, kubeProxy(artifact, network, node, kubeconfig));
        }
        NetworkedNode last = nodes.get(nodes.size() - 1);
        Wait.atMost(LIMIT).until(network.answers(last.address(), 10249, "/metrics"));
        URI exposed = network.expose("metrics", last.address(), 10249, 10249);
        assertThat(body(exposed.resolve("/metrics"))).contains("kubeproxy_sync_proxy_rules");
        assertThat(last.namespace().run("nft", "list", "tables").orFail().output())
                .contains("kube-proxy");
    }

    private static ProgramSpec kubeProxy(
            Artifact artifact, NodeNetwork network, NetworkedNode node, Kubeconfig kubeconfig) {
        Path config =
                SecretFile.create(
                        node.folder().resolve("kube-proxy.yaml"),
                        """
                        apiVersion: kubeproxy.config.k8s.io/v1alpha1
                        kind: KubeProxyConfiguration
                        mode: nftables
                        hostnameOverride: %s
                        metricsBindAddress: 0.0.0.0:10249
                        clientConnection: {kubeconfig: '%s'}
                        oomScoreAdj: 0
                        conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
                        """
                                .formatted(node.name(), kubeconfig.file()));
        List<String> command = new ArrayList<>(artifact.command());
        command.add("--config=" + config);
        return new ProgramSpec(
                "kube-proxy-" + node.name(),
                command,
                Map.of(),
                network.answers(node.address(), 10256, "/healthz"),
                LIMIT,
                StopRank.CLIENT);
    }

    private static void nothingListensBeyondLoopbackOnTheHost(LocalRun run) throws Exception {
        for (Program program : run.programs().all()) {
            // Sees the sockets of this network namespace only.
            assertThat(ListeningSockets.of(program.pid()))
                    .as(program.name())
                    .allMatch(address -> address.startsWith(run.address() + ":"));
        }
    }

    private static String body(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
