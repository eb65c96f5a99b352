package dev.relapse.simulation.autoscaler.nodegroup;

import dev.relapse.simulation.autoscaler.snapshot.Nodes;
import io.fabric8.kubernetes.api.model.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The node groups that were found at the start; their target sizes follow the cluster. */
public final class NodeGroups {

    private static final String PROVIDER = "kwok";

    private final Grouping grouping;
    private final Map<String, NodeGroup> groups = new LinkedHashMap<>();
    private final Map<String, Integer> targetSizes = new HashMap<>();

    public NodeGroups(Grouping grouping, Collection<NodeGroup> groups) {
        this.grouping = grouping;
        groups.forEach(group -> this.groups.put(group.name(), group));
    }

    public List<NodeGroup> all() {
        return List.copyOf(groups.values());
    }

    /** Only nodes whose providerID starts with {@code kwok} belong to a group. */
    public Optional<NodeGroup> groupOf(Node node) {
        String id = node.getSpec() == null ? null : node.getSpec().getProviderID();
        if (id == null || !id.startsWith(PROVIDER)) {
            return Optional.empty();
        }
        return Optional.ofNullable(groups.get(grouping.nameFor(node)));
    }

    /** Whether the provider's clean-up would delete it; it asks for its own annotation alone. */
    public boolean deletesAtTheEnd(Node node) {
        return groups.containsKey(Nodes.annotation(node, Grouping.NAME_ANNOTATION).orElse(""));
    }

    /** Upstream's {@code Refresh}: the target is the number of nodes that name the group. */
    public synchronized void refresh(Collection<Node> nodes) {
        targetSizes.clear();
        for (Node node : nodes) {
            targetSizes.merge(grouping.nameFor(node), 1, Integer::sum);
        }
    }

    public synchronized int targetSize(NodeGroup group) {
        return targetSizes.getOrDefault(group.name(), 0);
    }

    /**
     * Takes one node off the target before it is deleted.
     *
     * @throws NodeGroupException when the provider would refuse, worded as it does
     */
    public synchronized void shrink(NodeGroup group, Node node) throws NodeGroupException {
        int size = targetSize(group);
        if (size <= group.minSize()) {
            throw new NodeGroupException("min size reached, nodes will not be deleted");
        }
        if (!Nodes.annotation(node, "kwok.x-k8s.io/node").equals(Optional.of("fake"))) {
            throw new NodeGroupException(
                    "can't delete node '"
                            + Nodes.name(node)
                            + "' because it is not managed by kwok");
        }
        targetSizes.put(group.name(), size - 1);
    }
}
