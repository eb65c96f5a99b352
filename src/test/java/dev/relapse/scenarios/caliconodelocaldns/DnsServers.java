package dev.relapse.scenarios.caliconodelocaldns;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.NodeNetwork;
import dev.relapse.cluster.capability.NodeNetwork.NetworkedNode;
import dev.relapse.cluster.capability.NodeNetwork.Place;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CoreDNS for the cluster, and as a cache on each node. */
final class DnsServers {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int HEALTH = 8080;

    private final NodeNetwork network;
    private final Artifact coredns;

    DnsServers(Cluster cluster) {
        this.network = cluster.require(NodeNetwork.class);
        this.coredns = cluster.require(HostPrograms.class).artifact("coredns", "coredns");
    }

    /** Starts the servers behind the Service kube-dns: one, where every node reaches it. */
    void startForTheCluster(Cluster cluster, ScenarioDefinition scenario) {
        Manifests.apply(cluster.client(), scenario.fixture("coredns/cluster-role.yaml"));
        Manifests.apply(cluster.client(), scenario.folder().resolve("manifests/kube-dns.yaml"));
        Kubeconfig credentials = network.credentials("coredns", "coredns");
        Place place = network.controlPlane();
        start(
                place,
                "kube-dns",
                """
                .:53 {
                    bind %1$s
                    errors
                    ready %1$s:%2$d
                    kubernetes cluster.local {
                        kubeconfig %3$s
                    }
                }
                """
                        .formatted(place.address(), HEALTH, credentials.file()),
                "/ready");
    }

    /** The address at which every node reaches it. */
    String ofTheCluster() {
        return network.controlPlane().address();
    }

    /** Starts a cache in a node. */
    void startCache(NetworkedNode node, List<String> addresses) {
        start(
                node,
                "node-cache-" + node.name(),
                """
                cluster.local:53 {
                    bind %s
                    errors
                    health %s:%d
                    cache 30
                    forward . %s {
                        force_tcp
                    }
                }
                """
                        .formatted(
                                String.join(" ", addresses),
                                node.address(),
                                HEALTH,
                                ofTheCluster()),
                "/health");
    }

    private void start(Place place, String name, String corefile, String path) {
        Path file = place.folder().resolve("Corefile");
        try {
            Files.writeString(file, corefile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        List<String> command = new ArrayList<>(coredns.command());
        command.addAll(List.of("-conf", file.toString()));
        place.start(
                coredns,
                new ProgramSpec(
                        name,
                        command,
                        Map.of(),
                        network.answers(place.address(), HEALTH, path),
                        START_LIMIT,
                        StopRank.CLIENT));
    }
}
