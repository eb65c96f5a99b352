package dev.relapse.simulation.draino.api;

import dev.relapse.simulation.draino.drain.CordonDrainer;
import dev.relapse.simulation.draino.drain.DrainException;
import dev.relapse.simulation.draino.drain.DrainMark;
import dev.relapse.simulation.draino.drain.NodeDrain;
import dev.relapse.simulation.draino.node.ConditionsAnnotation;
import dev.relapse.simulation.draino.node.NodeJudge;
import dev.relapse.simulation.draino.node.SuppliedCondition;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * Nodes at the API server: read afresh, then written with PUT, to the node or to its status ({@code
 * APICordonDrainer} of {@code internal/kubernetes/drainer.go}).
 */
public final class ApiCordonDrainer implements CordonDrainer {

    private final KubernetesClient client;
    private final Optional<NodeDrain> drain;
    private final Clock clock;

    /**
     * @param drain empty for {@code --skip-drain}
     */
    public ApiCordonDrainer(KubernetesClient client, Optional<NodeDrain> drain, Clock clock) {
        this.client = client;
        this.drain = drain;
        this.clock = clock;
    }

    @Override
    public void cordon(String node, List<SuppliedCondition> why) {
        schedulable(
                node,
                false,
                found ->
                        new NodeBuilder(found)
                                .editOrNewSpec()
                                .withUnschedulable(true)
                                .endSpec()
                                .editMetadata()
                                .addToAnnotations(
                                        ConditionsAnnotation.KEY, ConditionsAnnotation.value(why))
                                .endMetadata()
                                .build());
    }

    @Override
    public void uncordon(String node) {
        schedulable(
                node,
                true,
                found ->
                        new NodeBuilder(found)
                                .editOrNewSpec()
                                .withUnschedulable(null)
                                .endSpec()
                                .editMetadata()
                                .removeFromAnnotations(ConditionsAnnotation.KEY)
                                .endMetadata()
                                .build());
    }

    @Override
    public CompletableFuture<Void> drain(String node) {
        return drain.map(it -> it.drain(node))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @Override
    public void mark(String node, DrainMark mark) {
        try {
            Node found = client.nodes().withName(node).get();
            if (found == null) {
                return;
            }
            Node marked =
                    new NodeBuilder(found)
                            .editOrNewStatus()
                            .withConditions(
                                    mark.in(found.getStatus().getConditions(), clock.instant()))
                            .endStatus()
                            .build();
            client.nodes().resource(marked).updateStatus();
        } catch (KubernetesClientException refused) {
            throw new DrainException("cannot mark node " + node, refused);
        }
    }

    private void schedulable(String node, boolean wanted, UnaryOperator<Node> change) {
        Node found;
        try {
            found = client.nodes().withName(node).get();
        } catch (KubernetesClientException refused) {
            throw new DrainException("cannot get node " + node, refused);
        }
        if (found == null) {
            throw new DrainException(
                    "cannot get node %s: nodes \"%s\" not found".formatted(node, node));
        }
        if (NodeJudge.isCordoned(found) != wanted) {
            return;
        }
        try {
            client.nodes().resource(change.apply(found)).update();
        } catch (KubernetesClientException refused) {
            String verb = wanted ? "uncordon" : "cordon";
            throw new DrainException("cannot " + verb + " node " + node, refused);
        }
    }
}
