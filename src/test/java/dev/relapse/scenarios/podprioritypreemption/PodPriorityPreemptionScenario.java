package dev.relapse.scenarios.podprioritypreemption;

import static dev.relapse.scenarios.podprioritypreemption.CortexCluster.DEDICATED;
import static dev.relapse.scenarios.podprioritypreemption.CortexCluster.PRODUCTION;

import dev.relapse.cluster.Cluster;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.probe.Probe;
import dev.relapse.proof.Proof;
import dev.relapse.replay.Journal;
import dev.relapse.scenario.Arrange;
import dev.relapse.scenario.Failing;
import dev.relapse.scenario.Fix;
import dev.relapse.scenario.Healthy;
import dev.relapse.scenario.PostMortem;
import dev.relapse.scenario.Recovered;
import dev.relapse.scenario.Reproduce;

/**
 * Pods get a priority by default, and the first new ones preempt all of production, which never got
 * one. The story is in scenarios/pod-priority-preemption/README.md.
 */
@PostMortem("pod-priority-preemption")
class PodPriorityPreemptionScenario {

    private CortexPlatform platform;
    private CapacityProbes capacity;
    private CascadeProbes cascade;
    private Journal journal;
    private Probe nobodyElse;

    @Arrange
    void productionFillsItsMachines(
            Cluster cluster, ScenarioDefinition scenario, Settings settings, Journal newJournal) {
        journal = newJournal;
        platform = CortexPlatform.install(cluster, scenario, settings);
        capacity = new CapacityProbes(platform);
        cascade = new CascadeProbes(platform);
        CapacityPlots.draw(journal, capacity);
    }

    @Healthy
    void newPodsWaitWhereNobodyRanksLower(Proof proof, Settings settings) {
        platform.deployTheDedicatedCluster();
        proof.expect(
                        capacity.machinesAreAsTheyWere(),
                        capacity.isWhole(PRODUCTION),
                        cascade.originalsHavePriority(
                                platform.classes().valueOf(settings.text("production.class"))),
                        capacity.waitsForItsTurn(DEDICATED),
                        cascade.nobodyWasPreempted())
                .holdingFor(settings.duration("healthy.window"))
                .within(settings.duration("healthy.limit"));
        platform.withdrawTheDedicatedCluster();
        proof.expect(
                        capacity.isAway(DEDICATED),
                        capacity.isWhole(PRODUCTION),
                        cascade.nobodyWasPreempted())
                .within(settings.duration("healthy.limit"));
    }

    @Reproduce
    void prioritiesAreIntroducedAndTheSamePodsComeAgain(Settings settings) {
        journal.mark("four PriorityClasses are introduced");
        platform.classes().introduce(settings);
        switch (settings.text("incident")) {
            case "deploy" -> {
                journal.mark("the dedicated cluster is deployed, without a class");
                platform.deployTheDedicatedCluster();
            }
            case "none" -> {}
            default -> throw settings.unknown("incident");
        }
    }

    @Failing
    void everyProductionPodIsPreempted(Proof proof, Settings settings) {
        int priority = platform.classes().defaultValue();
        proof.expect(
                        cascade.everyOriginalIsPreempted(),
                        cascade.theReplacementsPreemptTheRest(priority),
                        cascade.replacementsHavePriority(priority),
                        capacity.servesNobody(PRODUCTION))
                .holdingFor(settings.duration("failing.window"))
                .within(settings.duration("failing.limit"));
        journal.note(cascade.howFast());
    }

    @Fix
    void thereIsRoomForBoth(Settings settings) {
        String fix = settings.text("fix");
        nobodyElse = cascade.nobodyElseIsPreempted();
        journal.mark("fix: " + fix);
        switch (fix) {
            case "nodes" ->
                    platform.addNodes(settings.number("fix.nodes"), settings.text("fix.cpu"));
            case "raise-production" -> platform.raiseProduction("high");
            case "remove-default" -> platform.classes().removeTheDefault();
            case "delete-dedicated" -> platform.deleteTheDedicatedCluster();
            case "none" -> {}
            default -> throw settings.unknown("fix");
        }
    }

    @Recovered
    void everyIngesterRunsAndNobodyIsPreempted(Proof proof, Settings settings) {
        proof.expect(capacity.bothAreWhole(), capacity.nobodyWaits(), nobodyElse)
                .holdingFor(settings.duration("recovered.window"))
                .within(settings.duration("recovered.limit"));
    }
}
