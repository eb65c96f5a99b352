package dev.relapse.simulation.autoscaler.utilization;

import dev.relapse.simulation.autoscaler.options.ScaleDownOptions;
import dev.relapse.simulation.autoscaler.options.SimulatedVersion;
import dev.relapse.simulation.autoscaler.snapshot.NodeInfo;
import dev.relapse.simulation.autoscaler.snapshot.PodRequests;
import dev.relapse.simulation.autoscaler.snapshot.Pods;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;

/**
 * A node's utilization: requests over allocatable, for cpu and memory, the larger one counts.
 *
 * <p>Upstream: {@code simulator/utilization/info.go} since 1.25, {@code simulator/cluster.go}
 * before. Nodes with GPUs or dynamic resources are computed like any other.
 */
public final class UtilizationFormula {

    private final SimulatedVersion version;
    private final boolean ignoreDaemonSets;
    private final boolean ignoreMirrorPods;

    public UtilizationFormula(SimulatedVersion version, ScaleDownOptions options) {
        this.version = version;
        this.ignoreDaemonSets = options.ignoreDaemonSets();
        this.ignoreMirrorPods = options.ignoreMirrorPods();
    }

    /**
     * Computes the figure.
     *
     * @throws UtilizationException when the node reports no allocatable cpu or memory
     */
    public Utilization of(NodeInfo node, Instant now) throws UtilizationException {
        return Utilization.of(share(node, "cpu", now), share(node, "memory", now));
    }

    private double share(NodeInfo info, String resource, Instant now) throws UtilizationException {
        long allocatable = allocatable(info, resource);
        BigDecimal requested = BigDecimal.ZERO;
        BigDecimal takenOff = BigDecimal.ZERO;
        for (Pod pod : info.pods()) {
            BigDecimal request = request(pod, resource);
            if (ignoreDaemonSets && countsAsDaemonSetPod(pod)) {
                if (version.subtractsDaemonSetsFromAllocatable()) {
                    takenOff = takenOff.add(request);
                }
            } else if (ignoreMirrorPods && Pods.isMirrorPod(pod)) {
                if (version.subtractsMirrorPodsFromAllocatable()) {
                    takenOff = takenOff.add(request);
                }
            } else if (!version.skipsLongTerminatingPods() || !Pods.isLongTerminating(pod, now)) {
                requested = requested.add(request);
            }
        }
        return (double) milli(requested) / (double) (allocatable - milli(takenOff));
    }

    private static long allocatable(NodeInfo info, String resource) throws UtilizationException {
        Node node = info.node();
        Map<String, Quantity> all =
                node.getStatus() == null ? null : node.getStatus().getAllocatable();
        if (all == null || all.get(resource) == null) {
            throw new UtilizationException("failed to get " + resource + " from " + info.name());
        }
        long allocatable = milli(all.get(resource).getNumericalAmount());
        if (allocatable == 0) {
            throw new UtilizationException(resource + " is 0 at " + info.name());
        }
        return allocatable;
    }

    private boolean countsAsDaemonSetPod(Pod pod) {
        return version.honoursDaemonSetPodAnnotation()
                ? Pods.isDaemonSetPod(pod)
                : Pods.isControlledByDaemonSet(pod);
    }

    private BigDecimal request(Pod pod, String resource) {
        Map<String, BigDecimal> requests =
                version.countsRequestsAsTheScheduler()
                        ? PodRequests.asTheScheduler(pod)
                        : PodRequests.ofContainersOnly(pod);
        return requests.getOrDefault(resource, BigDecimal.ZERO);
    }

    /** Kubernetes rounds quantities up to the next thousandth. */
    private static long milli(BigDecimal amount) {
        return amount.movePointRight(3).setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
