package dev.relapse.scenarios.podprioritypreemption;

import dev.relapse.kubernetes.WatchedAll;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Every pod that ever was, by UID, as the watch last told of it: a preempted pod is soon gone. */
final class PodChronicle {

    private final Map<String, Pod> last = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> nominations = new ConcurrentHashMap<>();

    PodChronicle(WatchedAll<Pod> pods) {
        pods.onEachChange(this::write);
    }

    /** The pod of that UID, gone or not; empty while the watch has not told of it. */
    Optional<Pod> of(String uid) {
        return Optional.ofNullable(last.get(uid));
    }

    /** Those that match, gone or not. */
    List<Pod> matching(Predicate<Pod> wanted) {
        return last.values().stream().filter(wanted).toList();
    }

    /**
     * Whether the scheduler ever held room for the pod on that node ({@code nominatedNodeName}).
     */
    boolean wasNominated(Pod pod, String node) {
        return nominations.getOrDefault(pod.getMetadata().getUid(), Set.of()).contains(node);
    }

    private void write(Pod pod) {
        String uid = pod.getMetadata().getUid();
        last.put(uid, pod);
        Optional.ofNullable(pod.getStatus().getNominatedNodeName())
                .ifPresent(
                        node ->
                                nominations
                                        .computeIfAbsent(uid, any -> ConcurrentHashMap.newKeySet())
                                        .add(node));
    }
}
