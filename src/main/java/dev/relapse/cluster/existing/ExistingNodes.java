package dev.relapse.cluster.existing;

import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.kwok.KwokNodes;
import dev.relapse.cluster.kwok.KwokSettings;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Simulated nodes among those of others: tainted, and only for this run's programs to change. */
final class ExistingNodes implements SimulatedNodes {

    private final KwokNodes nodes;
    private final RunMarks marks;
    private final NarrowedGrants grants;

    ExistingNodes(KubernetesClient client, RunMarks marks, NarrowedGrants grants) {
        this.nodes = new KwokNodes(client, node -> marks.tainted(unlabelled(node)));
        this.marks = marks;
        this.grants = grants;
    }

    @Override
    public void add(SimulatedNode node) {
        requireOurs(node.name());
        grants.allow(node.name());
        nodes.add(node);
    }

    @Override
    public void powerOff(String name) {
        requireOurs(name);
        nodes.powerOff(name);
    }

    /** Without the label by which a KWOK of others would know it. */
    private static Node unlabelled(Node node) {
        return new NodeBuilder(node)
                .editMetadata()
                .removeFromLabels(KwokSettings.MACHINE)
                .endMetadata()
                .build();
    }

    private void requireOurs(String name) {
        if (!marks.isOurs(name)) {
            throw new IllegalArgumentException(
                    "the node '%s' would not be known as this run's; name it by Cluster.tenancy()"
                            .formatted(name));
        }
    }
}
