package dev.relapse.cluster.kwok;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What KWOK and the Nodes that it plays must agree on. */
public final class KwokSettings {

    /** Of a Node that KWOK plays. */
    static final String NODE_ANNOTATION = "kwok.x-k8s.io/node";

    static final String NODE_ANNOTATION_VALUE = "fake";

    /** A label of a simulated Node: whether its machine is switched on. */
    static final String MACHINE = "relapse.dev/machine";

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

    /** The configuration: stages of nodes and pods, and what their usage is. */
    public static String configuration() {
        try (InputStream content = KwokSettings.class.getResourceAsStream("kwok.yaml")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("kwok.yaml is not on the class path", e);
        }
    }
}
