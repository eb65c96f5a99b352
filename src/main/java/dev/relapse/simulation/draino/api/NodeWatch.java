package dev.relapse.simulation.draino.api;

import dev.relapse.simulation.draino.drain.NodeHandler;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Hands nodes from the watch to the handler. A node that stops passing the label filter counts as
 * gone, as in client-go's {@code FilteringResourceEventHandler}.
 */
public final class NodeWatch implements ResourceEventHandler<Node> {

    private final NodeHandler handler;
    private final Predicate<Map<String, String>> labels;
    private final boolean once;
    private final Set<String> seen = new HashSet<>();

    /**
     * @param once hand each node over the first time only, in whatever state it is then: what
     *     upstream does with {@code --dry-run}
     */
    public NodeWatch(NodeHandler handler, Predicate<Map<String, String>> labels, boolean once) {
        this.handler = handler;
        this.labels = labels;
        this.once = once;
    }

    @Override
    public void onAdd(Node node) {
        if (passes(node)) {
            seen(node);
        }
    }

    @Override
    public void onUpdate(Node before, Node now) {
        if (passes(now)) {
            seen(now);
        } else if (passes(before) && !once) {
            handler.gone(before);
        }
    }

    @Override
    public void onDelete(Node node, boolean finalStateUnknown) {
        if (passes(node) && !once) {
            handler.gone(node);
        }
    }

    private void seen(Node node) {
        if (!once || seen.add(node.getMetadata().getUid())) {
            handler.seen(node);
        }
    }

    private boolean passes(Node node) {
        return labels.test(Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.of()));
    }
}
