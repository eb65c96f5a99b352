package dev.relapse.scenarios.drainostatefulset;

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
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;

/**
 * draino reports that a bad node is drained, and the database's pod is still on it when its machine
 * dies. The story is in scenarios/draino-statefulset/README.md.
 */
@PostMortem("draino-statefulset")
class DrainoStatefulsetScenario {

    /** The least that the database's disruption budget leaves running. */
    private static final int BUDGET = 2;

    private static final Duration REPAIR_LIMIT = Duration.ofSeconds(30);

    private DrainPlatform platform;
    private DrainProbes see;
    private DrainoActions draino;
    private Journal journal;
    private Pod victim;
    private String badNode;
    private Pod nextVictim;
    private String nextBadNode;
    private Instant fixedAt;

    @Arrange
    void aDatabaseOnMachinesThatDrainoLooksAfter(
            Cluster cluster, ScenarioDefinition scenario, Settings settings, Journal newJournal) {
        journal = newJournal;
        platform = DrainPlatform.install(cluster, scenario, settings);
        see = new DrainProbes(platform);
        draino = new DrainoActions(cluster);
        DrainPlots.draw(journal, platform, see.database());
        victim = platform.bound("db-1");
        badNode = victim.getSpec().getNodeName();
    }

    @Healthy
    void everyWorkloadIsReadyAndNothingIsDrained(Proof proof, Settings settings) {
        proof.expect(draino.itLeads(Instant.now()), see.noDrain(), see.everyWorkloadIsReady())
                .holdingFor(settings.duration("healthy.window"))
                .within(settings.duration("healthy.limit"));
    }

    @Reproduce
    void theKernelOfAMachineHangs(Settings settings) {
        switch (settings.text("incident")) {
            case "node-dies", "node-deleted" -> breakNode(badNode, victim);
            case "none" -> {}
            default -> throw settings.unknown("incident");
        }
    }

    @Failing
    void theDrainSucceedsAndTheDatabaseIsLeftToDie(Proof proof, Settings settings) {
        Instant since = Instant.now();
        proof.expect(
                        draino.itLeads(since),
                        see.drainSucceeded(badNode),
                        see.nodes().isCordoned(badNode),
                        draino.itEvicted("web-", since),
                        see.theServiceRunsElsewhere(badNode),
                        see.isStillThere(victim),
                        draino.itSpared(victim, since))
                .within(settings.duration("drain.limit"));
        journal.mark("DrainSucceeded, with db-1 still on " + badNode);
        if (settings.text("incident").equals("node-deleted")) {
            thePodIsLostWithoutGrace(proof, settings);
        } else {
            thePodHangs(proof, settings);
        }
    }

    private void thePodHangs(Proof proof, Settings settings) {
        takeAway(badNode, settings);
        proof.expect(
                        see.isAway(badNode, settings),
                        see.hangsTerminating(victim),
                        see.database().isShort())
                .holdingFor(settings.duration("failing.window"))
                .within(settings.duration("failing.limit"));
    }

    private void thePodIsLostWithoutGrace(Proof proof, Settings settings) {
        Instant lost = Instant.now();
        takeAway(badNode, settings);
        proof.expect(see.isAway(badNode, settings), see.isStillThere(victim))
                .holdingFor(settings.duration("failing.window"))
                .within(settings.duration("failing.limit"));
        proof.expect(
                        draino.theGarbageCollectorTook(victim),
                        see.isReplaced(victim),
                        see.database().isReady())
                .within(settings.duration("failing.limit"));
        String healed = "all replicas serve again %d s after the Node of one was deleted";
        journal.mark(healed.formatted(Duration.between(lost, Instant.now()).toSeconds()));
        journal.note(healed.formatted(Duration.between(lost, Instant.now()).toSeconds()));
    }

    @Fix
    void drainoIsToldToEvictPodsOfStatefulSets(Settings settings) {
        journal.mark(badNode + " is written off by hand, as is the pod on it");
        platform.writeOff(badNode);
        Wait.atMost(REPAIR_LIMIT).until(see.database().isReady());
        nextVictim = platform.bound("db-2");
        nextBadNode = nextVictim.getSpec().getNodeName();
        switch (settings.text("fix")) {
            case "restart" -> platform.restartDrainoWith(settings.text("fix.flags"));
            case "delete-statefulset" -> platform.deleteTheStatefulSet();
            default -> throw settings.unknown("fix");
        }
        journal.mark("fix: " + settings.text("fix") + " " + settings.text("fix.flags"));
        fixedAt = Instant.now();
        see.database().countFromNow();
        breakNode(nextBadNode, nextVictim);
    }

    @Recovered
    void theDatabaseMovesBeforeTheMachineIsTakenAway(Proof proof, Settings settings) {
        proof.expect(
                        draino.itLeads(fixedAt),
                        see.drainSucceeded(nextBadNode),
                        see.nodes().isCordoned(nextBadNode),
                        draino.itEvicted("db-2", fixedAt),
                        see.isReplaced(nextVictim),
                        see.database().isReady(),
                        see.theServiceRunsElsewhere(nextBadNode),
                        see.database().neverBelow(BUDGET))
                .within(settings.duration("recovered.limit"));
        journal.mark("DrainSucceeded, and db-2 is Ready elsewhere");
        see.database().countFromNow();
        takeAway(nextBadNode, settings);
        proof.expect(
                        see.isAway(nextBadNode, settings),
                        see.theDatabaseRunsElsewhere(nextBadNode),
                        see.database().isReady(),
                        see.database().neverBelow(DrainPlatform.DATABASES))
                .holdingFor(settings.duration("recovered.window"))
                .within(settings.duration("recovered.limit"));
    }

    private void breakNode(String node, Pod pod) {
        journal.mark("KernelDeadlock on " + node + ", which runs " + pod.getMetadata().getName());
        platform.reportAProblemOf(node);
    }

    private void takeAway(String node, Settings settings) {
        journal.mark(node + " loses its power");
        platform.powerOff(node);
        if (settings.text("incident").equals("node-deleted")) {
            journal.mark("the cloud deletes the Node " + node);
            platform.deleteNode(node);
        }
    }
}
