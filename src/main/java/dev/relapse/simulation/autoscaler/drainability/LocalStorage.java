package dev.relapse.simulation.autoscaler.drainability;

import dev.relapse.simulation.autoscaler.snapshot.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;

/** Volumes that would be lost with the node: host paths, and empty dirs that are not in memory. */
final class LocalStorage {

    private static final String SAFE_VOLUMES =
            "cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes";

    private LocalStorage() {}

    static boolean blocks(Pod pod) {
        List<String> safe = List.of(Pods.annotation(pod, SAFE_VOLUMES).orElse("").split(",", -1));
        return pod.getSpec().getVolumes().stream()
                .anyMatch(volume -> isLocal(volume) && !safe.contains(volume.getName()));
    }

    private static boolean isLocal(Volume volume) {
        return volume.getHostPath() != null
                || (volume.getEmptyDir() != null
                        && !"Memory".equals(volume.getEmptyDir().getMedium()));
    }
}
