package dev.relapse.simulation.draino.drain;

import dev.relapse.simulation.draino.log.DrainoMetrics.Activity;
import dev.relapse.simulation.draino.node.NodeJudge;
import dev.relapse.simulation.draino.node.SuppliedCondition;
import io.fabric8.kubernetes.api.model.Node;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Acts on a node that was seen ({@code internal/kubernetes/eventhandler.go}). */
public final class NodeHandler {

    private final NodeJudge judge;
    private final CordonDrainer drainer;
    private final DrainPlanner planner;
    private final Reporter reporter;
    private final Clock clock;

    public NodeHandler(
            NodeJudge judge,
            CordonDrainer drainer,
            DrainPlanner planner,
            Reporter reporter,
            Clock clock) {
        this.judge = judge;
        this.drainer = drainer;
        this.planner = planner;
        this.reporter = reporter;
        this.clock = clock;
    }

    /** A bad node is cordoned and its drain planned; one that has healed is uncordoned. */
    public void seen(Node node) {
        String name = node.getMetadata().getName();
        List<SuppliedCondition> offending = judge.offending(node, clock.instant());
        if (offending.isEmpty()) {
            if (NodeJudge.uncordons(node, clock.instant())) {
                planner.forget(name);
                uncordon(name);
            }
            return;
        }
        if (!NodeJudge.isCordoned(node)) {
            cordon(name, offending);
        }
        if (!planner.has(name)) {
            planner.plan(name);
        } else if (planner.hasFailed(name) && NodeJudge.asksForRetry(node)) {
            planner.forget(name);
            planner.plan(name);
        }
    }

    /** The node was deleted, or is no longer among those that draino looks at. */
    public void gone(Node node) {
        planner.forget(node.getMetadata().getName());
    }

    private void cordon(String node, List<SuppliedCondition> why) {
        reporter.starting(node, "Cordoning", "CordonStarting", "Cordoning node");
        try {
            drainer.cordon(node, why);
        } catch (DrainException failure) {
            reporter.failed(
                    Activity.CORDONED,
                    node,
                    "Failed to cordon",
                    failure,
                    "CordonFailed",
                    "Cordoning failed");
            return;
        }
        reporter.succeeded(
                Activity.CORDONED, node, "Cordoned", Map.of(), "CordonSucceeded", "Cordoned node");
    }

    private void uncordon(String node) {
        reporter.starting(node, "Uncordoning", "UncordonStarting", "Uncordoning node");
        try {
            drainer.uncordon(node);
        } catch (DrainException failure) {
            reporter.failed(
                    Activity.UNCORDONED,
                    node,
                    "Failed to uncordon",
                    failure,
                    "UncordonFailed",
                    "Uncordoning failed");
            return;
        }
        reporter.succeeded(
                Activity.UNCORDONED,
                node,
                "Uncordoned",
                Map.of(),
                "UncordonSucceeded",
                "Uncordoned node");
    }
}
