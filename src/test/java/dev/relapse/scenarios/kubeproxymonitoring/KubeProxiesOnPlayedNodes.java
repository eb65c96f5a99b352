package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.NodeNetwork;
import dev.relapse.cluster.capability.NodeNetwork.NetworkedNode;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.pki.SecretFile;
import dev.relapse.probe.Probe;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The real program in the namespace of every node: what the DaemonSet's played pods stand for. */
final class KubeProxiesOnPlayedNodes implements KubeProxies {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final NodeNetwork network;
    private final Map<String, NetworkedNode> nodes = new LinkedHashMap<>();
    private final Artifact artifact;
    private final Kubeconfig kubeconfig;
    private final List<Program> running = new ArrayList<>();
    private int generation;

    KubeProxiesOnPlayedNodes(Cluster cluster, List<NetworkedNode> nodes) {
        this.network = cluster.require(NodeNetwork.class);
        nodes.forEach(node -> this.nodes.put(node.name(), node));
        this.artifact = cluster.require(HostPrograms.class).artifact("kubernetes", "kube-proxy");
        this.kubeconfig = network.credentials("kube-proxy", "system:node-proxier");
    }

    @Override
    public Set<String> nodes() {
        return nodes.keySet();
    }

    @Override
    public void rollOut(String metricsBindAddress) {
        running.forEach(program -> program.stop(GRACE));
        running.clear();
        generation++;
        List<CompletableFuture<Program>> starts =
                nodes.values().stream()
                        .map(
                                node ->
                                        CompletableFuture.supplyAsync(
                                                () -> start(node, metricsBindAddress)))
                        .toList();
        starts.forEach(start -> running.add(start.join()));
    }

    @Override
    public Probe answers(String node, int port, String path) {
        return network.answers(nodes.get(node).address(), port, path);
    }

    private Program start(NetworkedNode node, String metricsBindAddress) {
        Path config =
                SecretFile.create(
                        node.folder().resolve("kube-proxy-" + generation + ".yaml"),
                        configuration(node, metricsBindAddress));
        List<String> command = new ArrayList<>(artifact.command());
        command.add("--config=" + config);
        return node.start(
                artifact,
                new ProgramSpec(
                        "kube-proxy-%s-%d".formatted(node.name(), generation),
                        command,
                        Map.of(),
                        answers(node.name(), HEALTH_PORT, "/healthz"),
                        START_LIMIT,
                        StopRank.CLIENT));
    }

    /** The kernel's limits on connections are the machine's own, and so left as they are. */
    private String configuration(NetworkedNode node, String metricsBindAddress) {
        return """
                apiVersion: kubeproxy.config.k8s.io/v1alpha1
                kind: KubeProxyConfiguration
                mode: nftables
                hostnameOverride: %s
                clientConnection: {kubeconfig: '%s'}
                metricsBindAddress: '%s'
                oomScoreAdj: 0
                conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
                """
                .formatted(node.name(), kubeconfig.file(), metricsBindAddress);
    }
}
