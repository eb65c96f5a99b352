package dev.relapse.simulation.autoscaler.eligibility;

import static dev.relapse.simulation.autoscaler.planner.UnremovableReason.CURRENTLY_BEING_DELETED;
import static dev.relapse.simulation.autoscaler.planner.UnremovableReason.NOT_AUTOSCALED;
import static dev.relapse.simulation.autoscaler.planner.UnremovableReason.NOT_UNDERUTILIZED;
import static dev.relapse.simulation.autoscaler.planner.UnremovableReason.NO_REASON;
import static dev.relapse.simulation.autoscaler.planner.UnremovableReason.SCALE_DOWN_DISABLED_ANNOTATION;
import static dev.relapse.simulation.autoscaler.planner.UnremovableReason.SCALE_DOWN_UNREADY_DISABLED;
import static dev.relapse.simulation.autoscaler.planner.UnremovableReason.UNEXPECTED_ERROR;

import dev.relapse.simulation.autoscaler.log.GoNumber;
import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroups;
import dev.relapse.simulation.autoscaler.options.ScaleDownOptions;
import dev.relapse.simulation.autoscaler.options.SimulatedVersion;
import dev.relapse.simulation.autoscaler.snapshot.NodeInfo;
import dev.relapse.simulation.autoscaler.snapshot.Nodes;
import dev.relapse.simulation.autoscaler.utilization.Utilization;
import dev.relapse.simulation.autoscaler.utilization.UtilizationException;
import dev.relapse.simulation.autoscaler.utilization.UtilizationFormula;
import io.fabric8.kubernetes.api.model.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The first look at a candidate: its marks, its group, its readiness, its utilization.
 *
 * <p>Upstream: {@code unremovableReasonAndNodeUtilization} in {@code
 * core/scaledown/eligibility/eligibility.go}; the order of the checks is its order.
 */
public final class EligibilityChecker {

    public static final String SCALE_DOWN_DISABLED =
            "cluster-autoscaler.kubernetes.io/scale-down-disabled";

    public static final String TO_BE_DELETED_TAINT = "ToBeDeletedByClusterAutoscaler";

    /** {@code MaxCloudProviderNodeDeletionTime} in {@code core/scaledown/actuation}. */
    private static final Duration LONGEST_DELETION = Duration.ofMinutes(5);

    private final ScaleDownOptions options;
    private final SimulatedVersion version;
    private final UtilizationFormula formula;
    private final NodeGroups groups;
    private final Klog log;

    public EligibilityChecker(
            ScaleDownOptions options, SimulatedVersion version, NodeGroups groups, Klog log) {
        this.options = options;
        this.version = version;
        this.formula = new UtilizationFormula(version, options);
        this.groups = groups;
        this.log = log;
    }

    public Eligibility check(NodeInfo info, Instant now) {
        String name = info.name();
        if (isBeingDeleted(info.node(), now)) {
            skipping(name, "the node is currently being deleted");
            return Eligibility.ineligible(CURRENTLY_BEING_DELETED);
        }
        if (isScaleDownDisabled(info.node())) {
            skipping(name, "the node is marked as no scale down");
            return Eligibility.ineligible(SCALE_DOWN_DISABLED_ANNOTATION);
        }
        if (groups.groupOf(info.node()).isEmpty()) {
            log.warning(
                    "Skipped " + name + " from delete consideration - the node is not autoscaled");
            return Eligibility.ineligible(NOT_AUTOSCALED);
        }
        Utilization utilization;
        try {
            utilization = formula.of(info, now);
        } catch (UtilizationException failed) {
            log.warning("Failed to calculate utilization for " + name + ": " + failed.getMessage());
            return Eligibility.ineligible(UNEXPECTED_ERROR);
        }
        return byReadinessAndUtilization(info, utilization);
    }

    /** The annotation's only effective value is {@code true}. */
    public static boolean isScaleDownDisabled(Node node) {
        return Nodes.annotation(node, SCALE_DOWN_DISABLED).equals(Optional.of("true"));
    }

    private Eligibility byReadinessAndUtilization(NodeInfo info, Utilization utilization) {
        if (!options.unreadyEnabled() && !Nodes.isReady(info.node())) {
            log.info(
                    4,
                    "Skipping unready node "
                            + info.name()
                            + " from delete consideration - scale-down of unready nodes is disabled");
            return Eligibility.ineligible(SCALE_DOWN_UNREADY_DISABLED);
        }
        if (utilization.highest() >= options.utilizationThreshold()) {
            log.info(4, tooFull(info.name(), utilization));
            return new Eligibility(NOT_UNDERUTILIZED, Optional.of(utilization));
        }
        log.info(
                4,
                String.format(
                        "Node %s - %s requested is %s%% of allocatable",
                        info.name(),
                        utilization.resource(),
                        GoNumber.sixDigits(utilization.percent())));
        return new Eligibility(NO_REASON, Optional.of(utilization));
    }

    private String tooFull(String name, Utilization utilization) {
        if (version.saysUnremovable()) {
            return String.format(
                    "Node %s unremovable: %s requested (%s%% of allocatable) is above the"
                            + " scale-down utilization threshold",
                    name, utilization.resource(), GoNumber.sixDigits(utilization.percent()));
        }
        return String.format(
                Locale.ROOT,
                "Node %s is not suitable for removal - %sutilization too big (%f)",
                name,
                version.namesTheResource() ? utilization.resource() + " " : "",
                utilization.highest());
    }

    private void skipping(String name, String why) {
        log.info(1, "Skipping " + name + " from delete consideration - " + why);
    }

    /** The taint's value is the second in which it was set; later than five minutes it is stale. */
    private static boolean isBeingDeleted(Node node, Instant now) {
        return Nodes.taint(node, TO_BE_DELETED_TAINT)
                .map(taint -> taint.getValue())
                .filter(value -> value.matches("\\d{1,15}"))
                .map(value -> Instant.ofEpochSecond(Long.parseLong(value)))
                .filter(since -> Duration.between(since, now).compareTo(LONGEST_DELETION) < 0)
                .isPresent();
    }
}
