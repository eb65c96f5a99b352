package dev.relapse.scenarios.caliconodelocaldns;

import dev.relapse.cluster.capability.NodeNetwork.NetworkedNode;
import dev.relapse.network.PlainLink;
import java.util.ArrayList;
import java.util.List;

/**
 * NodeLocal DNSCache on every node: a link named {@code nodelocaldns} with the cache's addresses,
 * which node-cache makes and never sets up, and a server that answers on them.
 */
final class NodeLocalDns {

    static final String LINK = "nodelocaldns";
    static final String LINK_LOCAL = "169.254.20.10";
    static final String CLUSTER_IP = "10.96.0.10";

    private final DnsServers servers;
    private final List<String> addresses = new ArrayList<>();
    private String kindOfLink = "";

    NodeLocalDns(DnsServers servers) {
        this.servers = servers;
    }

    /** As beside kube-proxy in iptables mode: it takes over the Service's address as well. */
    void arrive(List<NetworkedNode> nodes) {
        addresses.addAll(List.of(LINK_LOCAL, CLUSTER_IP));
        for (NetworkedNode node : nodes) {
            makeLink(node, LINK, addresses);
            servers.startCache(node, addresses);
        }
    }

    /** As beside kube-proxy in IPVS mode, which has put the Service's address on its own link. */
    void arriveBesideIpvs(List<NetworkedNode> nodes) {
        addresses.add(LINK_LOCAL);
        for (NetworkedNode node : nodes) {
            makeLink(node, "kube-ipvs0", List.of(CLUSTER_IP));
            makeLink(node, LINK, addresses);
            servers.startCache(node, addresses);
        }
    }

    /** Takes the link away, and with it the addresses that the cache answers on. */
    void leave(List<NetworkedNode> nodes) {
        nodes.forEach(node -> node.namespace().ip("link delete " + LINK));
    }

    /** Where a node's programs ask it; empty before it arrives. */
    List<String> addresses() {
        return List.copyOf(addresses);
    }

    /** {@code dummy}, or what stands in for it; empty before it arrives. */
    String kindOfLink() {
        return kindOfLink;
    }

    private void makeLink(NetworkedNode node, String name, List<String> itsAddresses) {
        kindOfLink = new PlainLink(node.namespace()).add(name);
        itsAddresses.forEach(a -> node.namespace().ip("address add " + a + "/32 dev " + name));
    }
}
