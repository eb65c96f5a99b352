package dev.relapse.simulation.draino.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What is to be done about a node ({@code internal/kubernetes/eventhandler.go}, {@code
 * HandleNode}).
 *
 * @param conditions any of them makes a node bad
 */
public record NodeJudge(List<SuppliedCondition> conditions) {

    private static final String RETRY_ANNOTATION = "draino/drain-retry";

    public NodeJudge {
        conditions = List.copyOf(conditions);
    }

    /** The conditions that the node offends against, in the order of the command line. */
    public List<SuppliedCondition> offending(Node node, Instant now) {
        return conditions.stream()
                .flatMap(
                        supplied ->
                                nodeConditions(node).stream()
                                        .filter(found -> supplied.offends(found, now))
                                        .map(found -> supplied))
                .toList();
    }

    /**
     * Whether a node that offends no longer is to be made schedulable: only one that draino itself
     * cordoned, once any of the conditions that it was cordoned for has left.
     */
    public static boolean uncordons(Node node, Instant now) {
        return isCordoned(node)
                && ConditionsAnnotation.of(node).stream()
                        .anyMatch(
                                previous ->
                                        nodeConditions(node).stream()
                                                .anyMatch(found -> previous.healed(found, now)));
    }

    public static boolean isCordoned(Node node) {
        return node.getSpec() != null && Objects.equals(node.getSpec().getUnschedulable(), true);
    }

    /** Whether somebody asked for a failed drain to be tried again. */
    public static boolean asksForRetry(Node node) {
        return "true".equals(ConditionsAnnotation.annotations(node).get(RETRY_ANNOTATION));
    }

    private static List<NodeCondition> nodeConditions(Node node) {
        return node.getStatus() == null ? List.of() : node.getStatus().getConditions();
    }
}
