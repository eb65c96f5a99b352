package dev.relapse.simulation.autoscaler.drainability;

import dev.relapse.simulation.autoscaler.drainability.Drainability.Blocked;
import dev.relapse.simulation.autoscaler.drainability.Drainability.Skipped;
import dev.relapse.simulation.autoscaler.snapshot.NodeInfo;
import dev.relapse.simulation.autoscaler.snapshot.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;

/**
 * What would have to leave a node.
 *
 * <p>Upstream: {@code GetPodsToMove} in {@code simulator/drain.go}.
 */
public sealed interface PodsToMove {

    /** These pods need another place; DaemonSet, mirror and long-gone pods are not among them. */
    record Movable(List<Pod> pods) implements PodsToMove {

        public Movable {
            pods = List.copyOf(pods);
        }
    }

    /** This pod keeps the node. */
    record BlockedBy(Pod pod, BlockingReason reason, String message) implements PodsToMove {}

    static PodsToMove from(NodeInfo node, DrainRules rules, DrainContext context) {
        List<Pod> movable = new ArrayList<>();
        for (Pod pod : node.pods()) {
            Drainability answer = rules.judge(pod, context);
            if (answer instanceof Blocked blocked) {
                return new BlockedBy(pod, blocked.reason(), blocked.message());
            }
            if (!(answer instanceof Skipped) && !Pods.isDaemonSetPod(pod)) {
                movable.add(pod);
            }
        }
        return new Movable(movable);
    }
}
