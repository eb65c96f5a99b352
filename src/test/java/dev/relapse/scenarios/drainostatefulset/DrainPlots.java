package dev.relapse.scenarios.drainostatefulset;

import dev.relapse.kubernetes.PodProbes;
import dev.relapse.kubernetes.StatefulSetProbes;
import dev.relapse.replay.Journal;
import java.time.Duration;

/** The pictures of the report: who is where, and how many of the database's replicas serve. */
final class DrainPlots {

    private static final Duration EVERY = Duration.ofMillis(250);

    private DrainPlots() {}

    static void draw(Journal journal, DrainPlatform platform, StatefulSetProbes database) {
        journal.sample("StatefulSet db", "ready replicas", EVERY, () -> (double) database.ready());
        for (String node : DrainPlatform.NODES) {
            journal.sample(node, "pods", EVERY, () -> podsOn(node, platform));
        }
    }

    /** A node that is gone leaves a gap. */
    private static Double podsOn(String node, DrainPlatform platform) {
        return platform.placement()
                .nodes()
                .named(node)
                .map(
                        there ->
                                (double)
                                        platform.placement()
                                                .pods()
                                                .matching(PodProbes.on(node))
                                                .size())
                .orElse(null);
    }
}
