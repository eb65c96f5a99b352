package dev.relapse.scenarios.caliconodelocaldns;

import dev.relapse.cluster.capability.NodeNetwork.NetworkedNode;
import dev.relapse.dns.DnsAnswer;
import dev.relapse.dns.DnsLookup;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Proof that DNS lives: in every node each of its servers answers a question from inside. Asks
 * again at most every second, since each question is a process of its own.
 */
final class DnsProbe implements Probe {

    private static final String NAME = "kubernetes.default.svc.cluster.local";
    private static final String ADDRESS = "10.96.0.1";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CalicoCluster cluster;
    private final boolean nodeLocal;
    private Observation last;
    private long askedAt;

    private DnsProbe(CalicoCluster cluster, boolean nodeLocal) {
        this.cluster = cluster;
        this.nodeLocal = nodeLocal;
    }

    /** At the servers that the nodes have by now. */
    static Probe answers(CalicoCluster cluster) {
        return new DnsProbe(cluster, false);
    }

    /** At NodeLocal DNSCache, which must be there. */
    static Probe nodeLocalAnswers(CalicoCluster cluster) {
        return new DnsProbe(cluster, true);
    }

    @Override
    public String name() {
        return (nodeLocal ? "NodeLocal DNSCache" : "DNS") + " answers inside every node";
    }

    @Override
    public Observation observe() throws Exception {
        if (last == null || System.nanoTime() - askedAt > PAUSE.toNanos()) {
            last = ask();
            askedAt = System.nanoTime();
        }
        return last;
    }

    private Observation ask() {
        if (nodeLocal && cluster.nodeLocalDns().addresses().isEmpty()) {
            return Observation.notYet("there is no NodeLocal DNSCache", CalicoCluster.NODES);
        }
        List<String> servers = cluster.dnsServers();
        List<String> wrong = new ArrayList<>();
        for (NetworkedNode node : cluster.nodes()) {
            for (String server : servers) {
                String answer = answer(node, server);
                if (!answer.equals(ADDRESS)) {
                    wrong.add(node.name() + " asks " + server + ": " + answer);
                }
            }
        }
        int asked = servers.size() * cluster.nodes().size();
        return wrong.isEmpty()
                ? Observation.holds(
                        "%d of %d answers of %s are %s".formatted(asked, asked, servers, ADDRESS),
                        asked)
                : Observation.notYet(String.join("; ", wrong), asked);
    }

    private static String answer(NetworkedNode node, String server) {
        try {
            DnsAnswer answer = new DnsLookup(node.namespace()).ask(server, NAME);
            return answer.addresses().isEmpty()
                    ? "no address, code " + answer.code()
                    : String.join(" ", answer.addresses());
        } catch (DnsLookup.DnsUnanswered e) {
            return e.getMessage();
        }
    }
}
