package dev.relapse.monitoring;

import java.util.List;
import java.util.Map;

/**
 * What service discovery found.
 *
 * @param activeTargets scraped
 * @param droppedTargets discovered and dropped by relabelling
 */
public record Targets(List<Target> activeTargets, List<DroppedTarget> droppedTargets) {

    public Targets {
        activeTargets = List.copyOf(activeTargets);
        droppedTargets = List.copyOf(droppedTargets);
    }

    /**
     * A target that relabelling dropped.
     *
     * @param discoveredLabels before relabelling
     */
    public record DroppedTarget(Map<String, String> discoveredLabels) {}
}
