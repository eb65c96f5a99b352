package dev.relapse.cluster.realnodes;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds when every node is Ready and the default service account is there, without which no pod of
 * ours could be created.
 *
 * @param nodes how many there must be
 */
public record NodesReady(KubernetesClient client, int nodes) implements Probe {

    @Override
    public String name() {
        return nodes == 1 ? "the node is Ready" : nodes + " nodes are Ready";
    }

    @Override
    public Observation observe() {
        List<Node> found = client.nodes().list().getItems();
        List<String> troubles = new ArrayList<>();
        for (Node node : found) {
            NodeCondition ready =
                    node.getStatus().getConditions().stream()
                            .filter(condition -> condition.getType().equals("Ready"))
                            .findFirst()
                            .orElse(null);
            if (ready == null || !ready.getStatus().equals("True")) {
                troubles.add(
                        node.getMetadata().getName()
                                + ": "
                                + (ready == null ? "says nothing yet" : ready.getMessage()));
            }
        }
        if (client.serviceAccounts().inNamespace("default").withName("default").get() == null) {
            troubles.add("there is no default service account");
        }
        if (found.size() < nodes) {
            troubles.add(found.size() + " of " + nodes + " nodes have joined");
        }
        return troubles.isEmpty()
                ? Observation.holds(found.size() + " Ready", found.size())
                : Observation.notYet(String.join("; ", troubles), found.size());
    }
}
