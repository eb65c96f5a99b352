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
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;

/**
 * draino reports that a bad node is drained, and the database's pod is still on it when its machine
 * dies. The story is in scenarios/draino-statefulset/README.md.
 */
@PostMortem("draino-statefulset")
class DrainoStatefulsetScenario {

    private static final int BUDGET = 2;

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
        if (!settings.text("incident").equals("none")) {
            journal.mark("KernelDeadlock on " + badNode + ", which runs db-1");
            platform.reportAProblemOf(badNode);
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
        journal.mark(badNode + " loses its power");
        platform.powerOff(badNode);
        proof.expect(
                        see.nodes().isUnreachable(badNode),
                        see.hangsTerminating(victim),
                        see.database().isShort())
                .holdingFor(settings.duration("failing.window"))
                .within(settings.duration("failing.limit"));
    }

    @Fix
    void drainoIsToldToEvictPodsOfStatefulSets(Settings settings) {
        journal.mark(badNode + " is written off by hand, as is the pod on it");
        platform.writeOff(badNode);
        platform.restartDrainoWith(settings.text("fix.flags"));
        journal.mark("draino restarted with '" + settings.text("fix.flags") + "'");
        nextVictim = platform.bound("db-2");
        nextBadNode = nextVictim.getSpec().getNodeName();
        fixedAt = Instant.now();
        see.database().countFromNow();
        journal.mark("KernelDeadlock on " + nextBadNode + ", which runs db-2");
        platform.reportAProblemOf(nextBadNode);
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
        journal.mark(nextBadNode + " loses its power");
        platform.powerOff(nextBadNode);
        proof.expect(
                        see.nodes().isUnreachable(nextBadNode),
                        see.theDatabaseRunsElsewhere(nextBadNode),
                        see.database().isReady(),
                        see.database().neverBelow(DrainPlatform.DATABASES))
                .holdingFor(settings.duration("recovered.window"))
                .within(settings.duration("recovered.limit"));
    }
}
