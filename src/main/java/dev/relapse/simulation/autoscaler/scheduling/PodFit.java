package dev.relapse.simulation.autoscaler.scheduling;

import dev.relapse.simulation.autoscaler.snapshot.NodeInfo;
import dev.relapse.simulation.autoscaler.snapshot.Nodes;
import dev.relapse.simulation.autoscaler.snapshot.PodRequests;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Whether one pod could run on one node.
 *
 * <p>Upstream runs the scheduler's own filters. This looks at requests, the number of pods,
 * nodeSelector, taints and cordons only. A pod that asks for more (affinity, topology spread, host
 * ports, claims) fits nowhere, so that the simulation keeps a node rather than guess.
 */
final class PodFit {

    private static final Set<String> REPELLING = Set.of("NoSchedule", "NoExecute");

    private PodFit() {}

    static boolean fits(Pod pod, NodeInfo node) {
        return !asksForMoreThanIsModelled(pod.getSpec())
                && !Nodes.isCordoned(node.node())
                && isSelected(pod, node)
                && isTolerated(pod, node)
                && hasRoom(pod, node);
    }

    static boolean asksForMoreThanIsModelled(PodSpec spec) {
        return (spec.getAffinity() != null && !isEmpty(spec.getAffinity()))
                || spec.getTopologySpreadConstraints().stream()
                        .anyMatch(spread -> "DoNotSchedule".equals(spread.getWhenUnsatisfiable()))
                || spec.getVolumes().stream()
                        .anyMatch(volume -> volume.getPersistentVolumeClaim() != null)
                || spec.getContainers().stream()
                        .flatMap(container -> container.getPorts().stream())
                        .anyMatch(port -> port.getHostPort() != null);
    }

    private static boolean isEmpty(Affinity affinity) {
        return affinity.getNodeAffinity() == null
                && affinity.getPodAffinity() == null
                && affinity.getPodAntiAffinity() == null;
    }

    private static boolean isSelected(Pod pod, NodeInfo node) {
        Map<String, String> wanted =
                Objects.requireNonNullElse(pod.getSpec().getNodeSelector(), Map.of());
        Map<String, String> labels =
                Objects.requireNonNullElse(node.node().getMetadata().getLabels(), Map.of());
        return labels.entrySet().containsAll(wanted.entrySet());
    }

    private static boolean isTolerated(Pod pod, NodeInfo node) {
        return Nodes.taints(node.node()).stream()
                .filter(taint -> REPELLING.contains(taint.getEffect()))
                .allMatch(
                        taint ->
                                pod.getSpec().getTolerations().stream()
                                        .anyMatch(toleration -> tolerates(toleration, taint)));
    }

    private static boolean tolerates(Toleration toleration, Taint taint) {
        String effect = Objects.requireNonNullElse(toleration.getEffect(), "");
        String key = Objects.requireNonNullElse(toleration.getKey(), "");
        boolean anyValue = "Exists".equals(toleration.getOperator());
        return (effect.isEmpty() || effect.equals(taint.getEffect()))
                && (key.equals(taint.getKey()) || (key.isEmpty() && anyValue))
                && (anyValue || value(toleration.getValue()).equals(value(taint.getValue())));
    }

    private static String value(String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static boolean hasRoom(Pod pod, NodeInfo node) {
        Map<String, Quantity> allocatable = node.node().getStatus().getAllocatable();
        Quantity pods = allocatable.get("pods");
        if (pods != null && pods.getNumericalAmount().longValue() <= node.pods().size()) {
            return false;
        }
        return PodRequests.asTheScheduler(pod).entrySet().stream()
                .filter(request -> request.getValue().signum() > 0)
                .allMatch(r -> r.getValue().compareTo(free(node, allocatable, r.getKey())) <= 0);
    }

    private static BigDecimal free(
            NodeInfo node, Map<String, Quantity> allocatable, String resource) {
        Quantity all = allocatable.get(resource);
        BigDecimal taken =
                node.pods().stream()
                        .map(PodRequests::asTheScheduler)
                        .map(requests -> requests.getOrDefault(resource, BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return (all == null ? BigDecimal.ZERO : all.getNumericalAmount()).subtract(taken);
    }
}
