package dev.relapse.scenarios.caliconodelocaldns;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.NodeNetwork;
import dev.relapse.cluster.capability.NodeNetwork.NetworkedNode;
import dev.relapse.cluster.capability.NodeNetwork.NodeSpec;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.kubernetes.ServiceAccountFiles;
import dev.relapse.kubernetes.Watched;
import dev.relapse.process.PrivateMounts;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Three nodes with a network of their own, cluster DNS and Calico. */
final class CalicoCluster {

    static final int NODES = 3;
    static final String NETWORK = "172.18.0.0";
    static final int PREFIX = 16;

    private static final Map<String, String> NODE_SIZE =
            Map.of("cpu", "4", "memory", "8Gi", "pods", "110");

    private final Cluster cluster;
    private final ScenarioDefinition scenario;
    private final NodeNetwork network;
    private final String uplink;
    private final DnsServers servers;
    private final NodeLocalDns nodeLocalDns;
    private final List<CalicoNodeContainer> calico = new ArrayList<>();
    private final Map<String, Watched<Node>> watched = new ConcurrentHashMap<>();

    private CalicoCluster(Cluster cluster, ScenarioDefinition scenario, String uplink) {
        this.cluster = cluster;
        this.scenario = scenario;
        this.uplink = uplink;
        this.network = cluster.require(NodeNetwork.class);
        this.servers = new DnsServers(cluster);
        this.nodeLocalDns = new NodeLocalDns(servers);
    }

    /**
     * Makes the nodes and what Calico needs; Calico itself is not started yet.
     *
     * @param uplink what the link of each node that leads to the others is called
     */
    static CalicoCluster install(Cluster cluster, ScenarioDefinition scenario, String uplink) {
        CalicoCluster made = new CalicoCluster(cluster, scenario, uplink);
        KubernetesClient client = cluster.client();
        Manifests.apply(client, scenario.fixture("calico/crds.yaml"));
        Manifests.apply(client, scenario.fixture("calico/rbac.yaml"));
        CompletableFuture<Void> dns =
                CompletableFuture.runAsync(
                        () -> made.servers.startForTheCluster(cluster, scenario));
        List<CompletableFuture<CalicoNodeContainer>> nodes = new ArrayList<>();
        for (int i = 1; i <= NODES; i++) {
            String name = "node-" + i;
            String address = "172.18.0." + (10 + i);
            nodes.add(CompletableFuture.supplyAsync(() -> made.addNode(name, address)));
        }
        nodes.forEach(node -> made.calico.add(node.join()));
        dns.join();
        return made;
    }

    private CalicoNodeContainer addNode(String name, String address) {
        NetworkedNode node =
                network.add(
                        new NodeSpec(
                                new SimulatedNode(name, NODE_SIZE, Map.of()), uplink, address));
        watched.put(name, new Watched<>("Node " + name, cluster.client().nodes().withName(name)));
        return new CalicoNodeContainer(node, volumes(node));
    }

    /** What the DaemonSet mounts from the node, and what every pod is given. */
    private PrivateMounts volumes(NetworkedNode node) {
        Path account = folder(node, "serviceaccount");
        new ServiceAccountFiles(cluster.client(), "kube-system", "calico-node").write(account);
        return PrivateMounts.none()
                .with("/var/run/calico", folder(node, "var-run-calico"))
                .with("/var/lib/calico", folder(node, "var-lib-calico"))
                .with("/var/run/secrets/kubernetes.io/serviceaccount", account);
    }

    private static Path folder(NetworkedNode node, String name) {
        try {
            return Files.createDirectory(node.folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for " + node.name(), e);
        }
    }

    List<CalicoNodeContainer> calico() {
        return List.copyOf(calico);
    }

    List<NetworkedNode> nodes() {
        return calico.stream().map(CalicoNodeContainer::node).toList();
    }

    NodeLocalDns nodeLocalDns() {
        return nodeLocalDns;
    }

    /** Where the nodes' programs ask for names: NodeLocal DNSCache once it is there. */
    List<String> dnsServers() {
        List<String> local = nodeLocalDns.addresses();
        return local.isEmpty() ? List.of(servers.ofTheCluster()) : local;
    }

    /** What Calico has stored as the node's address, empty when there is nothing. */
    String storedAddress(NetworkedNode node) {
        return watched.get(node.name())
                .get()
                .map(n -> n.getMetadata().getAnnotations())
                .map(a -> a.getOrDefault("projectcalico.org/IPv4Address", ""))
                .orElse("");
    }

    /** Whether {@code -startup} has come to its end there: it writes that at last. */
    boolean saysCalicoIsUp(NetworkedNode node) {
        return watched
                .get(node.name())
                .get()
                .map(n -> n.getStatus().getConditions())
                .orElse(List.of())
                .stream()
                .anyMatch(c -> "CalicoIsUp".equals(c.getReason()));
    }

    /** Its address as Calico stores it. */
    static String ownAddress(NetworkedNode node) {
        return node.address() + "/" + PREFIX;
    }

    /** Installs Calico's DaemonSet: all nodes at once. */
    void startCalico() {
        CalicoRelease release = release();
        calico.forEach(c -> c.start(release.calicoNode(), release.environment(c.node())));
    }

    /** Starts Calico again everywhere, one node after the other, without a change. */
    void restartCalico() {
        rollOut(release());
    }

    /** Replaces the DaemonSet's pods, one node after the other. */
    void rollOut(CalicoRelease release) {
        for (CalicoNodeContainer container : calico) {
            container.stop();
            container.start(release.calicoNode(), release.environment(container.node()));
            container.awaitStartup();
        }
    }

    /** The release that had the incident, as its manifest has it. */
    CalicoRelease release() {
        return CalicoRelease.of(
                cluster.require(HostPrograms.class).artifact("calico", "calico-node"),
                network.apiServer(),
                scenario.timer("calico-node AUTODETECT_POLL_INTERVAL"));
    }

    /** Another release with the same manifest. */
    CalicoRelease release(String version) {
        return release()
                .at(cluster.require(HostPrograms.class).artifact("calico", version, "calico-node"));
    }
}
