package dev.relapse.simulation.autoscaler.snapshot;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster as one loop sees it; moves during a loop's simulation change only this copy. */
public final class ClusterSnapshot {

    private final Map<String, NodeInfo> nodes;

    private ClusterSnapshot(Map<String, NodeInfo> nodes) {
        this.nodes = new LinkedHashMap<>(nodes);
    }

    /** Pods without a node, on an unknown one, or at their end are left out, as upstream does. */
    public static ClusterSnapshot of(Collection<Node> nodes, Collection<Pod> pods) {
        Map<String, List<Pod>> bound = new LinkedHashMap<>();
        nodes.forEach(node -> bound.put(node.getMetadata().getName(), new ArrayList<>()));
        for (Pod pod : pods) {
            String node = pod.getSpec().getNodeName();
            if (node != null && bound.containsKey(node) && !Pods.hasFinished(pod)) {
                bound.get(node).add(pod);
            }
        }
        Map<String, NodeInfo> infos = new LinkedHashMap<>();
        for (Node node : nodes) {
            String name = node.getMetadata().getName();
            infos.put(name, new NodeInfo(node, bound.get(name)));
        }
        return new ClusterSnapshot(infos);
    }

    public Optional<NodeInfo> find(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    public List<NodeInfo> all() {
        return List.copyOf(nodes.values());
    }

    public ClusterSnapshot copy() {
        return new ClusterSnapshot(nodes);
    }

    public void replace(NodeInfo info) {
        nodes.put(info.name(), info);
    }

    public void remove(String name) {
        nodes.remove(name);
    }
}
