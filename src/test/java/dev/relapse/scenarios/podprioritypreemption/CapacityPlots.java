package dev.relapse.scenarios.podprioritypreemption;

import dev.relapse.replay.Journal;
import java.time.Duration;

/** The picture of the report: how many ingesters of each cluster serve. */
final class CapacityPlots {

    private static final String NAME = "Ready ingesters";
    private static final Duration EVERY = Duration.ofMillis(250);

    private CapacityPlots() {}

    static void draw(Journal journal, CapacityProbes capacity) {
        for (CortexCluster cluster : CortexCluster.values()) {
            journal.sample(
                    NAME,
                    cluster.namespace(),
                    "pods",
                    EVERY,
                    () -> (double) capacity.ready(cluster));
        }
        journal.level(NAME, "wanted in production", CortexCluster.PRODUCTION.ingesters());
    }
}
