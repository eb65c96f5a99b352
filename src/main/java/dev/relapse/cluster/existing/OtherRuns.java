package dev.relapse.cluster.existing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Other replays on the same cluster: one that goes on is let alone, and what a killed one left can
 * be removed.
 *
 * @param client reads
 */
record OtherRuns(KubernetesClient client) {

    /**
     * What killed runs left, by the run.
     *
     * @param own the run that asks; empty before it has begun
     * @throws IllegalArgumentException when another run goes on: two of them would take each
     *     other's nodes for theirs
     */
    Map<String, List<HasMetadata>> abandoned(String own) {
        Map<String, List<HasMetadata>> abandoned = new TreeMap<>(new Footprints(client).byRun());
        abandoned.remove(own);
        abandoned.forEach((run, objects) -> requireDead(new RunMarks(run), objects));
        return abandoned;
    }

    private void requireDead(RunMarks marks, List<HasMetadata> objects) {
        Lease lease = client.leases().inNamespace(marks.namespace()).withName(Heartbeat.NAME).get();
        Instant now = Instant.now();
        boolean alive =
                lease == null
                        ? objects.stream().anyMatch(object -> isYoung(object, now))
                        : Heartbeat.isAlive(lease, now);
        if (alive) {
            throw new IllegalArgumentException(
                    "another replay, run %s, goes on on this cluster; wait until it has ended, or for %d s if it was killed"
                            .formatted(marks.run(), Heartbeat.LIFE.toSeconds()));
        }
    }

    /** It may be about to make its Lease. */
    private static boolean isYoung(HasMetadata object, Instant now) {
        Duration age =
                Duration.between(Instant.parse(object.getMetadata().getCreationTimestamp()), now);
        return object.getMetadata().getDeletionTimestamp() == null
                && age.compareTo(Heartbeat.LIFE) < 0;
    }
}
