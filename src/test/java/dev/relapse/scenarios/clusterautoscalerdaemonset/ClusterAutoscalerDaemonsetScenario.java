package dev.relapse.scenarios.clusterautoscalerdaemonset;

import static dev.relapse.scenarios.clusterautoscalerdaemonset.NodeGroup.CONTROL;
import static dev.relapse.scenarios.clusterautoscalerdaemonset.NodeGroup.EDGE;
import static dev.relapse.scenarios.clusterautoscalerdaemonset.NodeGroup.SIZE;
import static dev.relapse.scenarios.clusterautoscalerdaemonset.NodeGroup.WORKERS_LEFT;

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
import java.time.Instant;

/**
 * A DaemonSet asks for half of every node, and cluster-autoscaler never removes one. The story is
 * in scenarios/cluster-autoscaler-daemonset/README.md.
 */
@PostMortem("cluster-autoscaler-daemonset")
class ClusterAutoscalerDaemonsetScenario {

    /** Upstream's default of {@code --scale-down-utilization-threshold}. */
    private static final double THRESHOLD = 0.5;

    private AutoscaledPlatform platform;
    private GroupProbes groups;
    private AutoscalerProbes autoscaler;
    private Removals removal;
    private Journal journal;
    private Instant shrunkAt;
    private Instant fixedAt;

    @Arrange
    void twoGroupsOfNodesThatAnAutoscalerLooksAfter(
            Cluster cluster, ScenarioDefinition scenario, Settings settings, Journal newJournal) {
        journal = newJournal;
        platform = AutoscaledPlatform.install(cluster, scenario, settings);
        groups = new GroupProbes(platform);
        autoscaler = new AutoscalerProbes(platform);
        removal = Removals.of(cluster, platform);
        AutoscalerPlots.draw(journal, platform, groups);
    }

    @Healthy
    void theLoadNeedsEveryNodeAndNoneIsRemoved(Proof proof, Settings settings) {
        proof.expect(groups.runs(EDGE, SIZE, SIZE), groups.runs(CONTROL, SIZE, SIZE))
                .within(settings.duration("healthy.limit"));
        // No node that is removed ever comes back, so that the end of the window tells of all of
        // it.
        proof.expect(
                        autoscaler.completes(settings.number("healthy.loops")),
                        autoscaler.neverRemovedANode(),
                        autoscaler.neverRemovedAnEmptyNode(),
                        groups.has(EDGE, SIZE),
                        groups.has(CONTROL, SIZE),
                        groups.runs(EDGE, SIZE, SIZE),
                        groups.runs(CONTROL, SIZE, SIZE))
                .within(settings.duration("healthy.limit"));
    }

    @Reproduce
    void theLoadGoesDown(Settings settings) {
        shrunkAt = Instant.now();
        switch (settings.text("incident")) {
            case "shrink" -> {
                journal.mark("the workers of both groups go from three to one");
                platform.shrink();
            }
            case "none" -> {}
            default -> throw settings.unknown("incident");
        }
    }

    @Failing
    void theControlGroupLosesANodeAndTheGroupWithTraefikNever(Proof proof, Settings settings) {
        proof.expect(
                        removal.oneNodeOf(CONTROL, shrunkAt),
                        groups.has(CONTROL, SIZE - 1),
                        groups.runs(CONTROL, SIZE - 1, WORKERS_LEFT))
                .within(settings.duration("control.limit"));
        journal.mark("the control group has lost its unneeded node");
        // A whole window of loops after the one that proved the autoscaler able and willing.
        proof.expect(
                        autoscaler.completes(settings.number("failing.loops")),
                        groups.has(EDGE, SIZE),
                        groups.runs(EDGE, SIZE, WORKERS_LEFT),
                        groups.isUsedAtLeast(EDGE, THRESHOLD),
                        autoscaler.saysTooFullOfEachNodeOf(EDGE),
                        autoscaler.hasNoCandidateIn(EDGE),
                        autoscaler.countsNoNodeAsUnneeded())
                .within(settings.duration("failing.limit"));
    }

    @Fix
    void traefikAsksForLess(Settings settings) {
        fixedAt = Instant.now();
        switch (settings.text("fix")) {
            case "lower-requests" -> {
                journal.mark("traefik asks for " + settings.text("fix.cpu") + " CPU");
                platform.setTraefiksRequest(settings.text("fix.cpu"));
            }
            case "flag" -> {
                journal.mark("the autoscaler restarts with " + settings.text("fix.flag"));
                platform.autoscaler().restart(settings.text("fix.flag"));
            }
            case "delete-daemonset" -> {
                journal.mark("traefik is deleted");
                platform.deleteTraefik();
            }
            case "none" -> {}
            default -> throw settings.unknown("fix");
        }
    }

    @Recovered
    void exactlyOneNodeGoesAndNoPodIsLost(Proof proof, Settings settings) {
        proof.expect(
                        removal.oneNodeOf(EDGE, fixedAt),
                        groups.has(EDGE, SIZE - 1),
                        groups.runs(EDGE, SIZE - 1, WORKERS_LEFT))
                .within(settings.duration("recovered.limit"));
        journal.mark("the group with traefik has lost its unneeded node");
        proof.expect(
                        autoscaler.completes(settings.number("recovered.loops")),
                        removal.oneNodeOf(EDGE, fixedAt),
                        groups.has(EDGE, SIZE - 1),
                        groups.has(CONTROL, SIZE - 1),
                        groups.runs(EDGE, SIZE - 1, WORKERS_LEFT),
                        groups.runs(CONTROL, SIZE - 1, WORKERS_LEFT))
                .within(settings.duration("recovered.limit"));
    }
}
