package dev.relapse.simulation.draino.node;

import dev.relapse.kubernetes.GoDuration;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A node condition that makes a node bad ({@code internal/kubernetes/drainer.go}, type of the same
 * name).
 *
 * @param type such as {@code KernelDeadlock}
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param minimumDuration how long it must have been so
 */
public record SuppliedCondition(String type, String status, Duration minimumDuration) {

    public SuppliedCondition {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(minimumDuration, "minimumDuration");
    }

    /**
     * Reads {@code Type} (which means {@code Type=True,0s}) or {@code Type=Status,duration}.
     * Upstream ({@code ParseConditions}) panics where the comma is missing and ignores a condition
     * whose duration it cannot read; here both are refused.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    public static SuppliedCondition parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0 && !text.isEmpty()) {
            return new SuppliedCondition(text, "True", Duration.ZERO);
        }
        int comma = text.indexOf(',', Math.max(equals, 0));
        if (equals <= 0 || comma < 0) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is no node condition: write Type or Type=Status,duration, such as"
                            + " KernelDeadlock=True,10m");
        }
        return new SuppliedCondition(
                text.substring(0, equals),
                text.substring(equals + 1, comma),
                GoDuration.parse(text.substring(comma + 1)));
    }

    /** Whether the node has had this status for long enough. */
    boolean offends(NodeCondition condition, Instant now) {
        return type.equals(condition.getType())
                && status.equals(condition.getStatus())
                && longEnough(condition, now);
    }

    /** Whether the node has had another status for long enough. */
    boolean healed(NodeCondition condition, Instant now) {
        return type.equals(condition.getType())
                && !status.equals(condition.getStatus())
                && longEnough(condition, now);
    }

    private boolean longEnough(NodeCondition condition, Instant now) {
        String since = condition.getLastTransitionTime();
        return since == null || !Instant.parse(since).plus(minimumDuration).isAfter(now);
    }

    /** The form of the annotation, such as {@code KernelDeadlock=True,10m0s}. */
    @Override
    public String toString() {
        return type + "=" + status + "," + GoDuration.format(minimumDuration);
    }
}
