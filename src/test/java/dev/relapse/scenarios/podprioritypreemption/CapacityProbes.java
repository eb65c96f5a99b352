package dev.relapse.scenarios.podprioritypreemption;

import dev.relapse.kubernetes.NodeProbes;
import dev.relapse.kubernetes.PodProbes;
import dev.relapse.kubernetes.WatchedAll;
import dev.relapse.probe.AllOf;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How many ingesters serve, and what those wait for that do not. */
final class CapacityProbes {

    /** How the scheduler ends its reason when it was ready to preempt, and nobody ranks lower. */
    private static final String NO_VICTIMS = "No preemption victims found for incoming pod";

    private final WatchedAll<Pod> pods;
    private final PodProbes running;
    private final NodeProbes nodes;

    CapacityProbes(CortexPlatform platform) {
        this.pods = platform.placement().pods();
        this.running = new PodProbes(platform.placement().pods());
        this.nodes = new NodeProbes(platform.placement().nodes());
    }

    /** The machines that there were from the start are all well, and no other joined. */
    Probe machinesAreAsTheyWere() {
        return nodes.allReadyAndSchedulable(CortexPlatform.NODES);
    }

    /** Exactly as many ingesters as it is meant to have, each of them Ready. */
    Probe isWhole(CortexCluster of) {
        return running.allReady("ingesters of " + of.namespace(), of.pods(), of.ingesters());
    }

    /** Every ingester of both clusters. */
    Probe bothAreWhole() {
        return new AllOf(
                "every ingester of both clusters is Ready",
                List.of(isWhole(CortexCluster.PRODUCTION), isWhole(CortexCluster.DEDICATED)));
    }

    /** It has no pod any more. */
    Probe isAway(CortexCluster of) {
        return Probe.of(
                of.namespace() + " has no pod",
                () -> {
                    int left = pods.matching(of.pods()).size();
                    return left == 0
                            ? Observation.holds("none", pods.changes())
                            : Observation.notYet(left + " pods", left);
                });
    }

    /** There are pods, and none of them is Ready. */
    Probe servesNobody(CortexCluster of) {
        return Probe.of(
                "no ingester of " + of.namespace() + " is Ready",
                () -> {
                    List<Pod> all = pods.matching(of.pods());
                    long ready = ready(of);
                    long leaving =
                            all.stream()
                                    .filter(pod -> pod.getMetadata().getDeletionTimestamp() != null)
                                    .count();
                    String observed =
                            "%d of %d are Ready; %d pods stop, %d wait for room"
                                    .formatted(
                                            ready,
                                            of.ingesters(),
                                            leaving,
                                            all.stream().filter(CapacityProbes::isUnbound).count());
                    return all.isEmpty() || ready > 0
                            ? Observation.notYet(observed, all.size())
                            : Observation.holds(observed, all.size());
                });
    }

    /** All of its ingesters are pending: the scheduler looked for victims and found none. */
    Probe waitsForItsTurn(CortexCluster of) {
        return Probe.of(
                "the ingesters of " + of.namespace() + " wait, and preempt nobody",
                () -> {
                    Predicate<Pod> waiting = pod -> reason(pod).contains(NO_VICTIMS);
                    List<Pod> wait = pods.matching(of.pods().and(waiting));
                    String observed =
                            wait.size()
                                    + " of "
                                    + of.ingesters()
                                    + " wait"
                                    + wait.stream()
                                            .findFirst()
                                            .map(pod -> ": " + reason(pod))
                                            .orElse("");
                    return wait.size() == of.ingesters()
                            ? Observation.holds(observed, wait.size())
                            : Observation.notYet(observed, 1);
                });
    }

    /** Every pod that there is has a machine. */
    Probe nobodyWaits() {
        return Probe.of(
                "no pod is pending",
                () -> {
                    List<Pod> all = pods.matching(pod -> true);
                    long waiting = all.stream().filter(CapacityProbes::isUnbound).count();
                    String observed = waiting + " of " + all.size() + " pods";
                    return waiting == 0 && !all.isEmpty()
                            ? Observation.holds(observed, all.size())
                            : Observation.notYet(observed, all.size());
                });
    }

    /** How many of its ingesters are Ready. */
    long ready(CortexCluster of) {
        return pods.matching(of.pods()).stream().filter(PodProbes::isReady).count();
    }

    private static boolean isUnbound(Pod pod) {
        return pod.getSpec().getNodeName() == null;
    }

    /** Why the scheduler has no machine for the pod; empty when it has one, or has not said. */
    private static String reason(Pod pod) {
        return scheduled(pod)
                .filter(condition -> condition.getStatus().equals("False"))
                .map(PodCondition::getMessage)
                .orElse("");
    }

    private static Optional<PodCondition> scheduled(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("PodScheduled"))
                .findFirst();
    }
}
