package dev.relapse.cluster.kwok;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What KWOK and the Nodes that it plays must agree on. */
public final class KwokSettings {

    /** Of a Node that KWOK plays. */
    static final String NODE_ANNOTATION = "kwok.x-k8s.io/node";

    static final String NODE_ANNOTATION_VALUE = "fake";

    /** A label of a simulated Node: whether its machine is switched on. */
    public static final String MACHINE = "relapse.dev/machine";

    static final String MACHINE_ON = "on";

    /** The flag that says how long a node's Lease counts; of real kubelets a setting. */
    public static final String LEASE = "node-lease-duration-seconds";

    /** The kubelet's own default; without leases KWOK has to write whole Nodes. */
    public static final String LEASE_SECONDS = "40";

    private KwokSettings() {}

    /** The value of {@code --manage-nodes-with-annotation-selector}: only Nodes that ask for it. */
    public static String annotationSelector() {
        return NODE_ANNOTATION + "=" + NODE_ANNOTATION_VALUE;
    }

    /** The value of {@code --manage-nodes-with-label-selector}: only machines that are on. */
    public static String labelSelector() {
        return MACHINE + "=" + MACHINE_ON;
    }

    /**
     * The same for Nodes that have a label instead of {@link #MACHINE}, so that no other KWOK takes
     * them for its own; with it, they are off.
     */
    public static String labelSelector(String label, String value) {
        return "%s=%s,!%s".formatted(label, value, MACHINE);
    }

    /** The configuration: stages of nodes and pods, and what their usage is. */
    public static String configuration() {
        return configuration(Map.of());
    }

    /**
     * The same for pods with such labels only, where others have pods, too: a DaemonSet of theirs
     * that tolerates every taint gets a pod on a simulated node, and a pod that never ran must not
     * be taken for one that serves.
     */
    public static String configuration(Map<String, String> podLabels) {
        try (InputStream content = KwokSettings.class.getResourceAsStream("kwok.yaml")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${pod-labels}", Serialization.asJson(podLabels).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("kwok.yaml is not on the class path", e);
        }
    }
}
