package dev.relapse.scenarios.clusterautoscalerdaemonset;

import dev.relapse.replay.Journal;
import java.time.Duration;
import java.util.OptionalDouble;

/** The pictures of the report: how many nodes each group has, and how full the emptiest is. */
final class AutoscalerPlots {

    private static final Duration EVERY = Duration.ofMillis(250);
    private static final double PERCENT = 100;

    private AutoscalerPlots() {}

    static void draw(Journal journal, AutoscaledPlatform platform, GroupProbes groups) {
        for (NodeGroup group : NodeGroup.values()) {
            journal.sample(
                    "Group " + group.label(),
                    "nodes",
                    EVERY,
                    () -> (double) platform.nodesOf(group).size());
        }
        for (NodeGroup group : NodeGroup.values()) {
            journal.sample(
                    "Least used node of group " + group.label(),
                    "% of allocatable requested",
                    EVERY,
                    () -> percent(groups.leastUtilization(group)));
        }
    }

    private static Double percent(OptionalDouble share) {
        return share.isPresent() ? PERCENT * share.getAsDouble() : null;
    }
}
