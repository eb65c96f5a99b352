package dev.relapse.simulation.autoscaler.planner;

/**
 * Why a node stays, numbered as upstream's {@code simulator/cluster.go}.
 *
 * <p>The numbers matter: 1.33 has no names for these values in its metric {@code
 * unremovable_nodes_count}, so the label {@code reason} is the number.
 */
public enum UnremovableReason {
    NO_REASON(0),
    SCALE_DOWN_DISABLED_ANNOTATION(1),
    SCALE_DOWN_UNREADY_DISABLED(2),
    NOT_AUTOSCALED(3),
    NOT_UNNEEDED_LONG_ENOUGH(4),
    NOT_UNREADY_LONG_ENOUGH(5),
    NODE_GROUP_MIN_SIZE_REACHED(6),
    NODE_GROUP_MAX_DELETION_COUNT_REACHED(7),
    ATOMIC_SCALE_DOWN_FAILED(8),
    MINIMAL_RESOURCE_LIMIT_EXCEEDED(9),
    CURRENTLY_BEING_DELETED(10),
    NOT_UNDERUTILIZED(11),
    NOT_UNNEEDED_OTHER_REASON(12),
    RECENTLY_UNREMOVABLE(13),
    NO_PLACE_TO_MOVE_PODS(14),
    BLOCKED_BY_POD(15),
    UNEXPECTED_ERROR(16);

    private final int number;

    UnremovableReason(int number) {
        this.number = number;
    }

    /** The value of the metric label {@code reason}. */
    public String metricLabel() {
        return Integer.toString(number);
    }
}
