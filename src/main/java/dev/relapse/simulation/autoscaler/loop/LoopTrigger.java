package dev.relapse.simulation.autoscaler.loop;

import dev.relapse.kubernetes.GoDuration;
import dev.relapse.simulation.autoscaler.log.Klog;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the next loop: the scan interval, or a pod that turns unschedulable.
 *
 * <p>Upstream: {@code loop/trigger.go}.
 */
final class LoopTrigger implements ResourceEventHandler<Pod> {

    private final BlockingQueue<String> unschedulable = new ArrayBlockingQueue<>(1);
    private final Duration interval;
    private final Klog log;

    LoopTrigger(Duration interval, Klog log) {
        this.interval = interval;
        this.log = log;
    }

    void await() throws InterruptedException {
        String pod = unschedulable.poll(interval.toNanos(), TimeUnit.NANOSECONDS);
        log.info(
                0,
                pod == null
                        ? "Autoscaler loop triggered by a " + GoDuration.format(interval) + " timer"
                        : "Autoscaler loop triggered by unschedulable pod appearing");
    }

    @Override
    public void onAdd(Pod pod) {
        wakeFor(pod);
    }

    @Override
    public void onUpdate(Pod old, Pod pod) {
        if (!PendingPods.isUnschedulable(old)) {
            wakeFor(pod);
        }
    }

    @Override
    public void onDelete(Pod pod, boolean stateUnknown) {}

    private void wakeFor(Pod pod) {
        if (PendingPods.isUnschedulable(pod)) {
            var unused = unschedulable.offer(pod.getMetadata().getName());
        }
    }
}
