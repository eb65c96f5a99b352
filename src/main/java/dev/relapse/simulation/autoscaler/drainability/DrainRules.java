package dev.relapse.simulation.autoscaler.drainability;

import dev.relapse.simulation.autoscaler.drainability.Drainability.Blocked;
import dev.relapse.simulation.autoscaler.drainability.Drainability.Undecided;
import dev.relapse.simulation.autoscaler.options.DrainOptions;
import dev.relapse.simulation.autoscaler.snapshot.Pods;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All rules in upstream's order; the first that decides wins.
 *
 * <p>Upstream: {@code Default} in {@code simulator/drainability/rules/rules.go} and the rule of the
 * same name below it.
 */
public final class DrainRules {

    private static final String SAFE_TO_EVICT = "cluster-autoscaler.kubernetes.io/safe-to-evict";

    private static final Set<String> REPLICATED_KINDS =
            Set.of("ReplicationController", "Job", "ReplicaSet", "StatefulSet");

    private final DrainOptions options;
    private final List<DrainRule> rules = new ArrayList<>();

    public DrainRules(DrainOptions options) {
        this.options = options;
        rules.add((pod, context) -> skippedIf(Pods.isMirrorPod(pod)));
        rules.add((pod, context) -> skippedIf(Pods.isLongTerminating(pod, context.now())));
        if (options.skipCustomControllers()) {
            rules.add(new ControllerRule(options.minReplicaCount()));
        }
        rules.add((pod, context) -> drainableIf(Pods.isDaemonSetPod(pod)));
        rules.add((pod, context) -> drainableIf(isAnnotated(pod, "true")));
        rules.add((pod, context) -> drainableIf(Pods.isTerminal(pod)));
        rules.add((pod, context) -> replicated(pod));
        if (options.skipSystemPods()) {
            rules.add(this::system);
        }
        rules.add((pod, context) -> notSafeToEvict(pod));
        if (options.skipLocalStorage()) {
            rules.add((pod, context) -> localStorage(pod));
        }
        rules.add(DrainRules::budget);
    }

    /** {@link Drainability.Undecided} when no rule applies: the pod can be evicted. */
    public Drainability judge(Pod pod, DrainContext context) {
        return rules.stream()
                .map(rule -> rule.judge(pod, context))
                .filter(answer -> !(answer instanceof Undecided))
                .findFirst()
                .orElse(Drainability.UNDECIDED);
    }

    private Drainability replicated(Pod pod) {
        Optional<OwnerReference> owner = Pods.controller(pod);
        boolean known =
                owner.isPresent()
                        && (!options.skipCustomControllers()
                                || REPLICATED_KINDS.contains(owner.get().getKind()));
        return known
                ? Drainability.UNDECIDED
                : new Blocked(
                        BlockingReason.NOT_REPLICATED, Pods.fullName(pod) + " is not replicated");
    }

    private Drainability system(Pod pod, DrainContext context) {
        if (!Pods.namespace(pod).equals("kube-system") || context.budgets().cover(pod)) {
            return Drainability.UNDECIDED;
        }
        String created = pod.getMetadata().getCreationTimestamp();
        boolean waitedLongEnough =
                created != null
                        && context.now()
                                .isAfter(Instant.parse(created).plus(options.systemPodTimeout()));
        return waitedLongEnough
                ? Drainability.DRAINABLE
                : new Blocked(
                        BlockingReason.UNMOVABLE_KUBE_SYSTEM_POD,
                        "non-daemonset, non-mirrored, non-pdb-assigned kube-system pod present: "
                                + Pods.name(pod));
    }

    private static Drainability notSafeToEvict(Pod pod) {
        return isAnnotated(pod, "false")
                ? new Blocked(
                        BlockingReason.NOT_SAFE_TO_EVICT_ANNOTATION,
                        "pod annotated as not safe to evict present: " + Pods.name(pod))
                : Drainability.UNDECIDED;
    }

    private static Drainability localStorage(Pod pod) {
        return LocalStorage.blocks(pod)
                ? new Blocked(
                        BlockingReason.LOCAL_STORAGE_REQUESTED,
                        "pod with local storage present: " + Pods.name(pod))
                : Drainability.UNDECIDED;
    }

    private static Drainability budget(Pod pod, DrainContext context) {
        return context.budgets().allow(pod)
                ? Drainability.UNDECIDED
                : new Blocked(
                        BlockingReason.NOT_ENOUGH_PDB,
                        "not enough pod disruption budget to move " + Pods.fullName(pod));
    }

    private static boolean isAnnotated(Pod pod, String safeToEvict) {
        return Pods.annotation(pod, SAFE_TO_EVICT).equals(Optional.of(safeToEvict));
    }

    private static Drainability skippedIf(boolean condition) {
        return condition ? Drainability.SKIPPED : Drainability.UNDECIDED;
    }

    private static Drainability drainableIf(boolean condition) {
        return condition ? Drainability.DRAINABLE : Drainability.UNDECIDED;
    }
}
