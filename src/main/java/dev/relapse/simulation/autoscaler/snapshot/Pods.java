package dev.relapse.simulation.autoscaler.snapshot;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Facts about one pod, as {@code utils/pod/pod.go} and {@code utils/drain/drain.go} define them.
 */
public final class Pods {

    public static final String DAEMON_SET_POD_ANNOTATION =
            "cluster-autoscaler.kubernetes.io/daemonset-pod";

    private static final String MIRROR_ANNOTATION = "kubernetes.io/config.mirror";

    private static final long DEFAULT_GRACE_SECONDS = 30;

    private static final Duration LONG_TERMINATING_EXTRA = Duration.ofSeconds(30);

    private Pods() {}

    public static String name(Pod pod) {
        return pod.getMetadata().getName();
    }

    public static String namespace(Pod pod) {
        return Objects.requireNonNullElse(pod.getMetadata().getNamespace(), "");
    }

    public static String fullName(Pod pod) {
        return namespace(pod) + "/" + name(pod);
    }

    public static Optional<String> annotation(Pod pod, String key) {
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        return annotations == null ? Optional.empty() : Optional.ofNullable(annotations.get(key));
    }

    /** The owner that is marked as the controller. */
    public static Optional<OwnerReference> controller(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .findFirst();
    }

    /** Controlled by a DaemonSet, or annotated to be treated so. */
    public static boolean isDaemonSetPod(Pod pod) {
        return isControlledByDaemonSet(pod)
                || annotation(pod, DAEMON_SET_POD_ANNOTATION).equals(Optional.of("true"));
    }

    public static boolean isControlledByDaemonSet(Pod pod) {
        return controller(pod).map(OwnerReference::getKind).equals(Optional.of("DaemonSet"));
    }

    public static boolean isMirrorPod(Pod pod) {
        return annotation(pod, MIRROR_ANNOTATION).isPresent();
    }

    /** More than its grace period and half a minute past its deletion: counts as gone. */
    public static boolean isLongTerminating(Pod pod, Instant now) {
        String deleted = pod.getMetadata().getDeletionTimestamp();
        if (deleted == null) {
            return false;
        }
        return Instant.parse(deleted)
                .plusSeconds(graceSeconds(pod))
                .plus(LONG_TERMINATING_EXTRA)
                .isBefore(now);
    }

    public static long graceSeconds(Pod pod) {
        Long grace = pod.getSpec().getTerminationGracePeriodSeconds();
        return grace == null ? DEFAULT_GRACE_SECONDS : grace;
    }

    /** Will never run again. */
    public static boolean isTerminal(Pod pod) {
        String phase = phase(pod);
        boolean succeeded = phase.equals("Succeeded");
        String restart = pod.getSpec().getRestartPolicy();
        boolean ends = "Never".equals(restart) || "OnFailure".equals(restart);
        return phase.equals("Failed") || (succeeded && ends);
    }

    /** Upstream's pod lister leaves such pods out. */
    static boolean hasFinished(Pod pod) {
        String phase = phase(pod);
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private static String phase(Pod pod) {
        return pod.getStatus() == null
                ? ""
                : Objects.requireNonNullElse(pod.getStatus().getPhase(), "");
    }
}
