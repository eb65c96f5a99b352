package dev.relapse.simulation.draino.pod;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The filters one by one; each doubles the upstream function that it names. */
final class PodFilters {

    private static final String MIRROR_ANNOTATION = "kubernetes.io/config.mirror";
    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    private PodFilters() {}

    /** {@code MirrorPodFilter}: not a static pod of the node's own. */
    static boolean isNoMirror(Pod pod) {
        return !annotations(pod).containsKey(MIRROR_ANNOTATION);
    }

    /** {@code LocalStoragePodFilter}: no emptyDir volume. */
    static boolean hasNoEmptyDir(Pod pod) {
        return pod.getSpec() == null
                || pod.getSpec().getVolumes().stream()
                        .allMatch(volume -> volume.getEmptyDir() == null);
    }

    /** {@code UnreplicatedPodFilter}: has a controller of any kind, or has ended. */
    static boolean isReplicated(Pod pod) {
        boolean ended = pod.getStatus() != null && ENDED.contains(phase(pod));
        return ended || controller(pod).isPresent();
    }

    /** {@code NewDaemonSetPodFilter}, {@code NewStatefulSetPodFilter}: the controller is gone. */
    static PodFilter withoutExisting(String kind, Controllers controllers) {
        return pod -> {
            Optional<OwnerReference> controller = controller(pod);
            return controller.isEmpty()
                    || !controller.get().getKind().equals(kind)
                    || !controllers.exist(
                            kind, pod.getMetadata().getNamespace(), controller.get().getName());
        };
    }

    /**
     * {@code UnprotectedPodFilter}: lacks the annotation.
     *
     * @param annotation {@code KEY} for any value, or {@code KEY=VALUE}
     */
    static PodFilter without(String annotation) {
        int equals = annotation.indexOf('=');
        if (equals < 0) {
            return pod -> !annotations(pod).containsKey(annotation);
        }
        String key = annotation.substring(0, equals);
        String value = annotation.substring(equals + 1);
        return pod -> !value.equals(annotations(pod).get(key));
    }

    private static String phase(Pod pod) {
        return Objects.requireNonNullElse(pod.getStatus().getPhase(), "");
    }

    private static Optional<OwnerReference> controller(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Objects.equals(owner.getController(), true))
                .findFirst();
    }

    private static Map<String, String> annotations(Pod pod) {
        return Objects.requireNonNullElse(pod.getMetadata().getAnnotations(), Map.of());
    }
}
