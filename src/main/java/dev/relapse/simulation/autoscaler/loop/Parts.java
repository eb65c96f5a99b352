package dev.relapse.simulation.autoscaler.loop;

import dev.relapse.simulation.autoscaler.actuation.DeletionTracker;
import dev.relapse.simulation.autoscaler.api.ClusterReader;
import dev.relapse.simulation.autoscaler.api.Events;
import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.metrics.AutoscalerMetrics;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroups;
import dev.relapse.simulation.autoscaler.status.StatusConfigMap;
import dev.relapse.simulation.autoscaler.status.StatusDocument;
import java.time.Clock;

/** What the loop and its report share. */
record Parts(
        Settings settings,
        ClusterReader reader,
        NodeGroups groups,
        DeletionTracker tracker,
        StatusConfigMap status,
        StatusDocument document,
        Events events,
        AutoscalerMetrics metrics,
        Clock clock,
        Klog log) {}
