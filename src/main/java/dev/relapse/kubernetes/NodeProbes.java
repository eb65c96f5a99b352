package dev.relapse.kubernetes;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.util.List;
import java.util.Optional;

/** What Nodes say of themselves, and what the node lifecycle controller says of them. */
public final class NodeProbes {

    private final WatchedAll<Node> nodes;

    public NodeProbes(WatchedAll<Node> nodes) {
        this.nodes = nodes;
    }

    /** Holds while exactly so many Nodes exist, each of them Ready and none cordoned. */
    public Probe allReadyAndSchedulable(int expected) {
        return Probe.of(
                "all " + expected + " nodes are Ready and take pods",
                () -> {
                    List<Node> all = nodes.matching(node -> true);
                    List<String> bad =
                            all.stream()
                                    .filter(node -> isCordoned(node) || !ready(node).equals("True"))
                                    .map(node -> node.getMetadata().getName())
                                    .sorted()
                                    .toList();
                    String observed =
                            all.size() + " nodes" + (bad.isEmpty() ? "" : ", not so: " + bad);
                    return all.size() == expected && bad.isEmpty()
                            ? Observation.holds(observed, all.size())
                            : Observation.notYet(observed, all.size());
                });
    }

    /** Holds while the Node exists and is unschedulable. */
    public Probe isCordoned(String name) {
        return Probe.of("node " + name + " is cordoned", () -> judge(name, isCordoned(find(name))));
    }

    /**
     * Holds while the Node exists and the node lifecycle controller has given up on its kubelet:
     * Ready is Unknown (kubernetes pkg/controller/nodelifecycle/node_lifecycle_controller.go).
     */
    public Probe isUnreachable(String name) {
        return Probe.of(
                "the machine of node " + name + " is dead",
                () ->
                        judge(
                                name,
                                find(name)
                                        .map(node -> ready(node).equals("Unknown"))
                                        .orElse(false)));
    }

    /** Holds while there is no Node of that name, and the watch has told of Nodes before. */
    public Probe isGone(String name) {
        return Probe.of(
                "node " + name + " is gone",
                () ->
                        find(name).isPresent()
                                ? judge(name, false)
                                : Observation.holds("no such Node any more", nodes.changes()));
    }

    private Observation judge(String name, boolean holds) {
        Optional<Node> found = find(name);
        String observed =
                found.map(node -> "Ready=" + ready(node) + (isCordoned(node) ? ", cordoned" : ""))
                        .orElse("there is no such Node");
        return holds ? Observation.holds(observed, 1) : Observation.notYet(observed, 1);
    }

    private Optional<Node> find(String name) {
        return nodes.named(name);
    }

    private static boolean isCordoned(Optional<Node> node) {
        return node.map(NodeProbes::isCordoned).orElse(false);
    }

    private static boolean isCordoned(Node node) {
        return Boolean.TRUE.equals(node.getSpec().getUnschedulable());
    }

    private static String ready(Node node) {
        return node.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .map(NodeCondition::getStatus)
                .findFirst()
                .orElse("unset");
    }
}
