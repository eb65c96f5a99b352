package dev.relapse.simulation.autoscaler.nodegroup;

import dev.relapse.simulation.autoscaler.snapshot.Nodes;
import io.fabric8.kubernetes.api.model.Node;
import java.util.Map;

/**
 * How a node tells its group: the provider's own annotation first, then the configured key.
 *
 * <p>Upstream: {@code getNGName} in {@code cloudprovider/kwok/kwok_helpers.go}.
 *
 * @param byLabel whether {@code key} is a label, else an annotation
 */
public record Grouping(boolean byLabel, String key) {

    static final String NAME_ANNOTATION = "cluster-autoscaler.kwok.nodegroup/name";

    /** The group's name, empty when the node has none. */
    public String nameFor(Node node) {
        String own = Nodes.annotation(node, NAME_ANNOTATION).orElse("");
        return own.isEmpty() ? configured(node) : own;
    }

    /** What the configured key alone says, empty when it is missing. */
    String configured(Node node) {
        if (!byLabel) {
            return Nodes.annotation(node, key).orElse("");
        }
        Map<String, String> labels = node.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(key, "");
    }
}
