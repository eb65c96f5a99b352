package dev.relapse.simulation.autoscaler.options;

import java.time.Duration;

/**
 * How nodes are removed once they may go.
 *
 * @param delayAfterTaint pause between taint and deletion
 * @param maxParallelism nodes deleted at the same time
 * @param maxDrainParallelism of these, nodes that need a drain
 * @param maxPodEviction how long an eviction is tried again
 * @param maxGracefulTermination upper limit of a pod's grace period, and part of the wait for it
 * @param evictDaemonSetsFromEmptyNodes whether DaemonSet pods of empty nodes are evicted
 * @param evictDaemonSetsFromOccupiedNodes whether those of drained nodes are
 */
public record DeletionOptions(
        Duration delayAfterTaint,
        int maxParallelism,
        int maxDrainParallelism,
        Duration maxPodEviction,
        Duration maxGracefulTermination,
        boolean evictDaemonSetsFromEmptyNodes,
        boolean evictDaemonSetsFromOccupiedNodes) {}
