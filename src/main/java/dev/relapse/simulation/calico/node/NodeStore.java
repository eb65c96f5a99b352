package dev.relapse.simulation.calico.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relapse.simulation.calico.api.KubeApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calico Nodes in the Kubernetes datastore. */
public final class NodeStore {

    private static final String NODES = "/api/v1/nodes";

    private final KubeApi api;

    public NodeStore(KubeApi api) {
        this.api = api;
    }

    /** The node of that name; empty when Kubernetes has none. */
    public Optional<CalicoNode> find(String name) throws IOException {
        return api.find(path(name)).map(CalicoNode::of);
    }

    public List<CalicoNode> list() throws IOException {
        List<CalicoNode> nodes = new ArrayList<>();
        for (JsonNode node : api.get(NODES).path("items")) {
            nodes.add(CalicoNode.of(node));
        }
        return nodes;
    }

    /**
     * Writes the node over whatever Kubernetes has by now, through its status, as upstream does.
     */
    public void update(CalicoNode node) throws IOException {
        ObjectNode current = (ObjectNode) api.get(path(node.name()));
        node.writeTo(current);
        api.put(path(node.name()) + "/status", current);
    }

    private static String path(String name) {
        return NODES + "/" + name;
    }
}
