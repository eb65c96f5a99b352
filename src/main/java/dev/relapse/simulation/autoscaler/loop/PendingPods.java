package dev.relapse.simulation.autoscaler.loop;

import dev.relapse.simulation.autoscaler.scheduling.Placement;
import dev.relapse.simulation.autoscaler.snapshot.ClusterSnapshot;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Pods that the scheduler found no node for, and that still fit nowhere. */
record PendingPods(List<Pod> pods, boolean allNew) {

    /** {@code unschedulablePodTimeBuffer} in {@code core/static_autoscaler.go}. */
    private static final Duration NEW = Duration.ofSeconds(2);

    static PendingPods of(Collection<Pod> pods, ClusterSnapshot snapshot, Instant now) {
        List<Pod> homeless =
                pods.stream()
                        .filter(PendingPods::isUnschedulable)
                        .filter(pod -> !Placement.fitsSomewhere(pod, snapshot))
                        .toList();
        boolean allNew =
                !homeless.isEmpty()
                        && homeless.stream()
                                .map(pod -> pod.getMetadata().getCreationTimestamp())
                                .allMatch(time -> Instant.parse(time).plus(NEW).isAfter(now));
        return new PendingPods(homeless, allNew);
    }

    static boolean isUnschedulable(Pod pod) {
        return pod.getSpec().getNodeName() == null
                && pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(
                                condition ->
                                        condition.getType().equals("PodScheduled")
                                                && condition.getStatus().equals("False")
                                                && "Unschedulable".equals(condition.getReason()));
    }
}
