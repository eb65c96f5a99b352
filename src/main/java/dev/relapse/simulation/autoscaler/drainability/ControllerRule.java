package dev.relapse.simulation.autoscaler.drainability;

import dev.relapse.simulation.autoscaler.drainability.Controllers.Kind;
import dev.relapse.simulation.autoscaler.drainability.Drainability.Blocked;
import dev.relapse.simulation.autoscaler.snapshot.Pods;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The pod's controller must exist and want enough replicas.
 *
 * <p>Upstream: {@code simulator/drainability/rules/replicacount/rule.go}. Controllers of other
 * kinds or groups are not looked up.
 */
final class ControllerRule implements DrainRule {

    private final int minReplicas;

    ControllerRule(int minReplicas) {
        this.minReplicas = minReplicas;
    }

    @Override
    public Drainability judge(Pod pod, DrainContext context) {
        Optional<OwnerReference> owner = Pods.controller(pod);
        if (context.controllers().isEmpty() || owner.isEmpty()) {
            return Drainability.UNDECIDED;
        }
        return kind(pod, owner.get())
                .map(kind -> judge(pod, kind, owner.get().getName(), context.controllers().get()))
                .orElse(Drainability.UNDECIDED);
    }

    private static Optional<Kind> kind(Pod pod, OwnerReference owner) {
        boolean apps = owner.getApiVersion() != null && owner.getApiVersion().startsWith("apps/");
        if (Pods.isDaemonSetPod(pod) && !owner.getKind().equals("ReplicationController")) {
            return apps && owner.getKind().equals("DaemonSet")
                    ? Optional.of(Kind.DAEMON_SET)
                    : Optional.empty();
        }
        return switch (owner.getKind()) {
            case "ReplicationController" -> Optional.of(Kind.REPLICATION_CONTROLLER);
            case "ReplicaSet" -> Optional.of(Kind.REPLICA_SET);
            case "Job" -> Optional.of(Kind.JOB);
            case "StatefulSet" -> apps ? Optional.of(Kind.STATEFUL_SET) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Drainability judge(Pod pod, Kind kind, String name, Controllers controllers) {
        String namespace = Pods.namespace(pod);
        if (!controllers.exists(kind, namespace, name)) {
            return new Blocked(
                    BlockingReason.CONTROLLER_NOT_FOUND,
                    missing(kind, Pods.fullName(pod))
                            + String.format("%s \"%s\" not found", kind.resource(), name));
        }
        OptionalInt replicas = controllers.replicas(kind, namespace, name);
        boolean counted = kind == Kind.REPLICATION_CONTROLLER || kind == Kind.REPLICA_SET;
        if (counted && replicas.isPresent() && replicas.getAsInt() < minReplicas) {
            return new Blocked(
                    BlockingReason.MIN_REPLICAS_REACHED,
                    String.format(
                            "replication controller for %s has too few replicas spec: %d min: %d",
                            Pods.fullName(pod), replicas.getAsInt(), minReplicas));
        }
        return Drainability.UNDECIDED;
    }

    private static String missing(Kind kind, String pod) {
        return switch (kind) {
            case REPLICATION_CONTROLLER, REPLICA_SET ->
                    "replication controller for " + pod + " is not available, err: ";
            case DAEMON_SET -> "daemonset for " + pod + " is not present, err: ";
            case JOB -> "job for " + pod + " is not available: err: ";
            case STATEFUL_SET -> "statefulset for " + pod + " is not available: err: ";
        };
    }
}
