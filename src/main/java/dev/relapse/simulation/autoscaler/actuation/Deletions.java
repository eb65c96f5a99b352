package dev.relapse.simulation.autoscaler.actuation;

import dev.relapse.simulation.autoscaler.api.ClusterReader;
import dev.relapse.simulation.autoscaler.api.Events;
import dev.relapse.simulation.autoscaler.api.NodeTaints;
import dev.relapse.simulation.autoscaler.api.PodEvictions;
import dev.relapse.simulation.autoscaler.drainability.DrainRules;
import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.metrics.AutoscalerMetrics;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroups;
import dev.relapse.simulation.autoscaler.options.DeletionOptions;
import dev.relapse.simulation.autoscaler.status.StatusConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Puts the parts of a deletion together. */
public record Deletions(
        KubernetesClient client,
        KubernetesClient provider,
        ClusterReader reader,
        NodeGroups groups,
        ScheduledExecutorService timer,
        Clock clock,
        Klog log) {

    private static final int THREADS = 4;

    /** Runs what deletions do later; its threads end with the program. */
    public static ScheduledExecutorService newTimer() {
        return Executors.newScheduledThreadPool(
                THREADS,
                task -> {
                    Thread thread = new Thread(task, "deletions");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    public Actuator actuator(
            DeletionOptions options,
            DrainRules rules,
            NodeTaints taints,
            DeletionTracker tracker,
            Events events,
            StatusConfigMap status,
            AutoscalerMetrics metrics) {
        Drain drain =
                new Drain(new PodEvictions(client), events, metrics, options, timer, clock, log);
        NodeDeletion deletion =
                new NodeDeletion(
                        reader,
                        rules,
                        drain,
                        groups,
                        provider,
                        options.evictDaemonSetsFromEmptyNodes(),
                        clock);
        return new Actuator(
                options, taints, deletion, groups, tracker, events, status, metrics, timer, log);
    }
}
