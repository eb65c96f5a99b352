package dev.relapse.scenarios.caliconodelocaldns;

import dev.relapse.cluster.Cluster;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.proof.Proof;
import dev.relapse.replay.Journal;
import dev.relapse.scenario.Arrange;
import dev.relapse.scenario.Failing;
import dev.relapse.scenario.Fix;
import dev.relapse.scenario.Healthy;
import dev.relapse.scenario.PostMortem;
import dev.relapse.scenario.Recovered;
import dev.relapse.scenario.Reproduce;
import dev.relapse.subject.Subject;
import java.time.Duration;
import java.time.Instant;

/**
 * NodeLocal DNSCache gives every node the same address, and Calico takes it for the node's own. The
 * story is in scenarios/calico-nodelocaldns/README.md.
 */
@PostMortem("calico-nodelocaldns")
class CalicoNodelocaldnsScenario {

    private CalicoCluster cluster;
    private CalicoProbes see;
    private Instant startedAt;
    private Instant cameAt;
    private Instant fixedAt;

    @Arrange
    void threeNodesWhoseAddressesCalicoDetects(
            Cluster onSite,
            ScenarioDefinition scenario,
            Settings settings,
            Subject theirs,
            Journal journal) {
        if (theirs.hasGuard()) {
            DetectionMethod.parse(settings.text("fix.method"))
                    .requireThatItFits(settings.text("nodes.uplink"));
        }
        cluster = CalicoCluster.install(onSite, scenario, settings.text("nodes.uplink"));
        see = new CalicoProbes(cluster);
        journal.sample(
                "nodes with an address of their own in Calico",
                "",
                Duration.ofMillis(500),
                () -> (double) see.nodesWithTheirOwnAddress());
        startedAt = Instant.now();
        cluster.startCalico();
    }

    @Healthy
    void everyNodeHasItsOwnAddress(Proof proof, Settings settings) {
        proof.expect(
                        see.everyNodeHasItsOwnAddress(),
                        see.everyNodeSaysThatCalicoIsUp(),
                        see.calicoRunsOnEveryNode(),
                        see.everyNodeHasLookedAgain(startedAt, settings.number("polls.least")),
                        DnsProbe.answers(cluster))
                .within(settings.duration("healthy.limit"));
    }

    @Reproduce
    void nodeLocalDnsCacheArrives(Settings settings, Journal journal) {
        cameAt = Instant.now();
        switch (settings.text("incident")) {
            case "monitor" -> cluster.nodeLocalDns().arrive(cluster.nodes());
            case "restart" -> {
                cluster.calico().forEach(CalicoNodeContainer::stop);
                cluster.nodeLocalDns().arrive(cluster.nodes());
                cluster.restartCalico();
            }
            case "ipvs" -> cluster.nodeLocalDns().arriveBesideIpvs(cluster.nodes());
            case "none" -> {}
            default -> throw settings.unknown("incident");
        }
        if (cluster.nodeLocalDns().kindOfLink().equals("bridge")) {
            journal.note(
                    "This kernel has no dummy links: nodelocaldns is a bridge here, which makes no"
                            + " difference to how Calico detects addresses.");
        }
    }

    @Failing
    void oneNodeTakesTheSharedAddressAndTheOthersFailOverIt(Proof proof, Settings settings) {
        proof.expect(
                        see.everyNodeHasLookedAgain(cameAt, settings.number("polls.least")),
                        DnsProbe.answers(cluster),
                        see.severalNodesDetectTheSameAddress(cameAt),
                        see.aNodeHasTakenTheAddressOfDns(),
                        see.everyOtherNodeFailsOverTheConflict())
                .within(settings.duration("failing.limit"));
    }

    @Fix
    void calicoIsToldWhichAddressToTake(Settings settings) {
        fixedAt = Instant.now();
        switch (settings.text("fix")) {
            case "method" ->
                    cluster.rollOut(
                            cluster.release()
                                    .with("IP_AUTODETECTION_METHOD", settings.text("fix.method")));
            case "upgrade" -> cluster.rollOut(cluster.release(settings.text("fix.version")));
            case "disable-check" ->
                    cluster.rollOut(cluster.release().with("DISABLE_NODE_IP_CHECK", "true"));
            case "remove-dns" -> {
                cluster.nodeLocalDns().leave(cluster.nodes());
                cluster.restartCalico();
            }
            case "none" -> {}
            default -> throw settings.unknown("fix");
        }
    }

    @Recovered
    void everyNodeHasItsOwnAddressAgainAndKeepsIt(Proof proof, Settings settings) {
        proof.expect(
                        see.everyNodeHasItsOwnAddress(),
                        see.calicoRunsOnEveryNode(),
                        DnsProbe.nodeLocalAnswers(cluster),
                        see.everyNodeHasLookedAgain(fixedAt, settings.number("polls.least")))
                .holdingFor(settings.duration("recovered.window"))
                .within(settings.duration("recovered.limit"));
    }
}
