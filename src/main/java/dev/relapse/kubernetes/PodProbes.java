package dev.relapse.kubernetes;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** How many pods run, and where. */
public final class PodProbes {

    private final WatchedAll<Pod> pods;

    public PodProbes(WatchedAll<Pod> pods) {
        this.pods = pods;
    }

    /** Selects pods by one label. */
    public static Predicate<Pod> labelled(String namespace, String label, String value) {
        return pod ->
                namespace.equals(pod.getMetadata().getNamespace())
                        && value.equals(pod.getMetadata().getLabels().get(label));
    }

    /** Selects pods that are bound to a node. */
    public static Predicate<Pod> on(String node) {
        return pod -> node.equals(pod.getSpec().getNodeName());
    }

    /**
     * Whether the pod is bound to a Node that is none of these. One that was not evicted outlives
     * its Node by 40 to 60 s, Ready as it last was, until the pod garbage collector comes.
     *
     * @see <a
     *     href="https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/podgc/gc_controller.go">
     *     quarantineTime and gcCheckPeriod</a>
     */
    public static boolean outlivesItsNode(Pod pod, Collection<Node> nodes) {
        String name = pod.getSpec().getNodeName();
        return name != null
                && nodes.stream().noneMatch(node -> name.equals(node.getMetadata().getName()));
    }

    /** Whether the pod is Ready and not on its way out. */
    public static boolean isReady(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && Readiness.getInstance().isReady(pod);
    }

    /**
     * Holds while there are exactly so many of these pods and each of them is Ready.
     *
     * @param what for the probe's name: {@code pods of Deployment shop/web}
     */
    public Probe allReady(String what, Predicate<Pod> selection, int expected) {
        return Probe.of(
                expected + " " + what + " are Ready",
                () -> {
                    List<Pod> all = pods.matching(selection);
                    long ready = all.stream().filter(PodProbes::isReady).count();
                    String observed = ready + " of " + all.size() + " are Ready";
                    return all.size() == expected && ready == expected
                            ? Observation.holds(observed, ready)
                            : Observation.notYet(observed, 1);
                });
    }
}
