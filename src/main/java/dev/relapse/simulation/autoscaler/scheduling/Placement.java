package dev.relapse.simulation.autoscaler.scheduling;

import dev.relapse.simulation.autoscaler.snapshot.ClusterSnapshot;
import dev.relapse.simulation.autoscaler.snapshot.NodeInfo;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks for places for pods in a snapshot, first fit in the order of its nodes. */
public final class Placement {

    private Placement() {}

    /**
     * Puts as many of the pods as possible, in order, and stops at the first that fits nowhere.
     *
     * @param snapshot is changed: hand in a copy
     * @param acceptable which nodes may take them
     * @return how many found a place
     */
    public static int place(
            List<Pod> pods, ClusterSnapshot snapshot, Predicate<NodeInfo> acceptable) {
        int placed = 0;
        for (Pod pod : pods) {
            Optional<NodeInfo> home = home(pod, snapshot, acceptable);
            if (home.isEmpty()) {
                return placed;
            }
            snapshot.replace(home.get().with(pod));
            placed++;
        }
        return placed;
    }

    /** Whether the pod fits on some node as the cluster is now. */
    public static boolean fitsSomewhere(Pod pod, ClusterSnapshot snapshot) {
        return home(pod, snapshot, node -> true).isPresent();
    }

    private static Optional<NodeInfo> home(
            Pod pod, ClusterSnapshot snapshot, Predicate<NodeInfo> acceptable) {
        return snapshot.all().stream()
                .filter(acceptable)
                .filter(node -> PodFit.fits(pod, node))
                .findFirst();
    }
}
