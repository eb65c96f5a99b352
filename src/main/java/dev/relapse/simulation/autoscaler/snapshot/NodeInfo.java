package dev.relapse.simulation.autoscaler.snapshot;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;

/** A node and the pods that are bound to it. */
public record NodeInfo(Node node, List<Pod> pods) {

    public NodeInfo {
        pods = List.copyOf(pods);
    }

    public String name() {
        return node.getMetadata().getName();
    }

    public NodeInfo with(Pod pod) {
        List<Pod> more = new ArrayList<>(pods);
        more.add(pod);
        return new NodeInfo(node, more);
    }
}
