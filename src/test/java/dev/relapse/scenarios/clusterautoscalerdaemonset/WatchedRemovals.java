package dev.relapse.scenarios.clusterautoscalerdaemonset;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the autoscaler removed nodes, as watches tell: a pod that is evicted gets the condition
 * {@code DisruptionTarget} from the API server, and only the autoscaler may delete these nodes.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions">the
 *     condition</a>
 */
final class WatchedRemovals implements Removals {

    private static final String CONDITION = "DisruptionTarget";
    private static final String REASON = "EvictionByEvictionAPI";

    private final AutoscaledPlatform platform;
    private final DeletionTaints taints;
    private final Set<String> nodes = ConcurrentHashMap.newKeySet();
    private final Map<String, Evicted> evicted = new ConcurrentHashMap<>();

    WatchedRemovals(AutoscaledPlatform platform, DeletionTaints taints) {
        this.platform = platform;
        this.taints = taints;
        platform.placement().nodes().onEachChange(node -> nodes.add(node.getMetadata().getName()));
        platform.placement().pods().onEachChange(this::keepIfEvicted);
    }

    private record Evicted(String node, Instant at) {}

    private void keepIfEvicted(Pod pod) {
        for (PodCondition condition : pod.getStatus().getConditions()) {
            if (condition.getType().equals(CONDITION) && REASON.equals(condition.getReason())) {
                evicted.putIfAbsent(
                        pod.getMetadata().getUid(),
                        new Evicted(
                                pod.getSpec().getNodeName(),
                                Instant.parse(condition.getLastTransitionTime())));
            }
        }
    }

    @Override
    public Probe oneNodeOf(NodeGroup group, Instant since) {
        return Probe.of(
                "one node of group " + group.label() + " was tainted, drained and deleted",
                () -> {
                    List<String> gone =
                            nodes.stream()
                                    .filter(name -> name.startsWith(platform.nodePrefix(group)))
                                    .filter(
                                            name ->
                                                    platform.placement()
                                                            .nodes()
                                                            .named(name)
                                                            .isEmpty())
                                    .toList();
                    return gone.size() == 1
                            ? steps(gone.get(0), since)
                            : Observation.notYet(gone.size() + " nodes were deleted", 1);
                });
    }

    private Observation steps(String node, Instant since) {
        Optional<Instant> taint = taints.when(node);
        // The taint's time is in whole seconds.
        if (taint.isEmpty() || taint.get().isBefore(since.truncatedTo(ChronoUnit.SECONDS))) {
            return Observation.notYet(node + " was deleted without a taint of since then", 1);
        }
        long evictions =
                evicted.values().stream()
                        .filter(pod -> node.equals(pod.node()) && !pod.at().isBefore(taint.get()))
                        .count();
        String observed =
                "%s: tainted %s, %d pods evicted, deleted".formatted(node, taint.get(), evictions);
        return evictions == 0
                ? Observation.notYet(observed, 1)
                : Observation.holds(observed, 2 + evictions);
    }
}
