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

    /** Those scraped under that {@code job} label. */
    public List<Target> ofJob(String job) {
        return activeTargets.stream().filter(target -> target.job().equals(job)).toList();
    }

    /** The labels of those dropped targets that had all of these when they were discovered. */
    public List<Map<String, String>> dropped(Map<String, String> labels) {
        return droppedTargets.stream()
                .map(DroppedTarget::discoveredLabels)
                .filter(found -> found.entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    /**
     * A target that relabelling dropped.
     *
     * @param discoveredLabels before relabelling
     */
    public record DroppedTarget(Map<String, String> discoveredLabels) {}
}
