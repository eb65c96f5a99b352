package dev.relapse.scenarios.caliconodelocaldns;

import dev.relapse.cluster.capability.NodeNetwork.NetworkedNode;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What this scenario sees of Calico's addresses. */
final class CalicoProbes {

    /** The stored form of the address that is the same on every node. */
    private static final String SHARED = NodeLocalDns.CLUSTER_IP + "/32";

    private static final String CONFLICT =
            "is already using the IPv4 address " + NodeLocalDns.CLUSTER_IP + ".";
    private static final String DETECTED = "on interface " + NodeLocalDns.LINK + ": " + SHARED;

    private final CalicoCluster cluster;

    CalicoProbes(CalicoCluster cluster) {
        this.cluster = cluster;
    }

    Probe everyNodeHasItsOwnAddress() {
        return Probe.of(
                "every node has its own address in Calico",
                () -> {
                    long own = nodesWithTheirOwnAddress();
                    return verdict(own == CalicoCluster.NODES, addresses());
                });
    }

    long nodesWithTheirOwnAddress() {
        return count(n -> stored(n).equals(CalicoCluster.ownAddress(n)));
    }

    Probe calicoRunsOnEveryNode() {
        return Probe.of(
                "calico-node runs on every node",
                () -> {
                    long running =
                            cluster.calico().stream().filter(CalicoNodeContainer::runs).count();
                    return verdict(running == CalicoCluster.NODES, ends());
                });
    }

    /** The first one, which nobody stops: it succeeds in silence. */
    Probe aNodeHasTakenTheAddressOfDns() {
        return Probe.of(
                "a node has " + SHARED + " in Calico, and its calico-node goes on",
                () -> {
                    long takers =
                            cluster.calico().stream()
                                    .filter(c -> stored(c.node()).equals(SHARED) && c.runs())
                                    .count();
                    return verdict(takers > 0, addresses());
                });
    }

    /** All others: conflict, exit code 1, and no address any more. */
    Probe everyOtherNodeFailsOverTheConflict() {
        return Probe.of(
                "calico-node of every other node ends with code 1 over the address conflict",
                () -> {
                    List<CalicoNodeContainer> others =
                            cluster.calico().stream()
                                    .filter(c -> !stored(c.node()).equals(SHARED))
                                    .toList();
                    boolean failed =
                            !others.isEmpty()
                                    && others.stream().allMatch(this::failedOverTheConflict);
                    return verdict(failed, ends());
                });
    }

    private boolean failedOverTheConflict(CalicoNodeContainer container) {
        CalicoLog log = container.log();
        return container.exitCode().orElse(0) == 1
                && log.says("Node IPv4 changed, will check for conflicts")
                && log.says(CONFLICT)
                && log.says("Clearing out-of-date IPv4 address from this node")
                && log.says("Terminating")
                && stored(container.node()).isEmpty();
    }

    Probe severalNodesDetectTheSameAddress(Instant since) {
        return Probe.of(
                "several nodes detect one and the same address",
                () -> {
                    List<String> names =
                            cluster.calico().stream()
                                    .filter(c -> c.log().count(DETECTED, since) > 0)
                                    .map(c -> c.node().name())
                                    .toList();
                    return verdict(
                            names.size() > 1,
                            SHARED + " was detected on " + (names.isEmpty() ? "no node" : names));
                });
    }

    /**
     * That an address does not change says something only where it was looked at. A monitor that
     * has ended looks no more.
     */
    Probe everyNodeHasLookedAgain(Instant since, int least) {
        return Probe.of(
                "every node has detected its address " + least + " times since",
                () -> {
                    String seen =
                            cluster.calico().stream()
                                    .map(c -> c.node().name() + ": " + c.log().detections(since))
                                    .collect(Collectors.joining(", "));
                    boolean enough =
                            cluster.calico().stream()
                                    .allMatch(
                                            c ->
                                                    c.log().detections(since)
                                                            >= (c.runs() ? least : 1));
                    boolean silent =
                            cluster.calico().stream()
                                    .anyMatch(c -> c.runs() && c.log().detections(since) == 0);
                    return silent ? Observation.nothing(seen) : verdict(enough, seen);
                });
    }

    /** Also tells that {@code -startup} came to its end: these are the last things it writes. */
    Probe everyNodeSaysThatCalicoIsUp() {
        return Probe.of(
                "every Node has the condition CalicoIsUp",
                () -> {
                    long up = count(cluster::saysCalicoIsUp);
                    return verdict(
                            up == CalicoCluster.NODES, up + " of " + CalicoCluster.NODES + " have");
                });
    }

    private long count(Predicate<NetworkedNode> holds) {
        return cluster.nodes().stream().filter(holds).count();
    }

    private String stored(NetworkedNode node) {
        return cluster.storedAddress(node);
    }

    private String addresses() {
        return cluster.nodes().stream()
                .map(n -> n.name() + " has " + (stored(n).isEmpty() ? "none" : stored(n)))
                .collect(Collectors.joining(", "));
    }

    private String ends() {
        return cluster.calico().stream()
                .map(
                        c ->
                                c.node().name()
                                        + (c.runs()
                                                ? " runs"
                                                : " ended with code " + c.exitCode().orElseThrow()))
                .collect(Collectors.joining(", "));
    }

    private static Observation verdict(boolean holds, String seen) {
        return holds
                ? Observation.holds(seen, CalicoCluster.NODES)
                : Observation.notYet(seen, CalicoCluster.NODES);
    }
}
