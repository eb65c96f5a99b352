package dev.relapse.simulation.autoscaler.actuation;

import dev.relapse.simulation.autoscaler.api.Events;
import dev.relapse.simulation.autoscaler.api.PodEvictions;
import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.metrics.AutoscalerMetrics;
import dev.relapse.simulation.autoscaler.options.DeletionOptions;
import dev.relapse.simulation.autoscaler.snapshot.NodeInfo;
import dev.relapse.simulation.autoscaler.snapshot.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Evicts a node's pods and waits until they are gone.
 *
 * <p>Upstream: {@code core/scaledown/actuation/drain.go}, with its pauses: ten seconds between
 * tries of an eviction, five between looks. Futures complete empty, or with what went wrong.
 */
final class Drain {

    private static final Duration EVICTION_RETRY = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Duration HEADROOM = Duration.ofSeconds(30);

    private final PodEvictions evictions;
    private final Events events;
    private final AutoscalerMetrics metrics;
    private final DeletionOptions options;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final Klog log;

    Drain(
            PodEvictions evictions,
            Events events,
            AutoscalerMetrics metrics,
            DeletionOptions options,
            ScheduledExecutorService timer,
            Clock clock,
            Klog log) {
        this.evictions = evictions;
        this.events = events;
        this.metrics = metrics;
        this.options = options;
        this.timer = timer;
        this.clock = clock;
        this.log = log;
    }

    /** DaemonSet pods are evicted too, but neither counted nor waited for. */
    CompletableFuture<Optional<String>> drain(NodeInfo node) {
        evictDaemonSetPods(node, options.evictDaemonSetsFromOccupiedNodes());
        List<Pod> pods = node.pods().stream().filter(Drain::mustGo).toList();
        Instant until = clock.instant().plus(options.maxPodEviction());
        List<CompletableFuture<Optional<String>>> tries =
                pods.stream().map(pod -> evict(pod, until, true)).toList();
        return CompletableFuture.allOf(tries.toArray(CompletableFuture[]::new))
                .thenCompose(
                        done -> {
                            List<String> errors =
                                    tries.stream().flatMap(t -> t.join().stream()).toList();
                            return errors.isEmpty()
                                    ? waitUntilGone(node, pods)
                                    : CompletableFuture.completedFuture(
                                            Optional.of(
                                                    "Failed to drain node /"
                                                            + node.name()
                                                            + ", due to following errors: "
                                                            + errors));
                        });
    }

    /** Best effort: nobody waits for these. */
    void evictDaemonSetPods(NodeInfo node, boolean byDefault) {
        Instant until = clock.instant().plus(options.maxPodEviction());
        node.pods().stream()
                .filter(pod -> !Pods.isMirrorPod(pod) && Pods.isDaemonSetPod(pod))
                .filter(pod -> wantsEviction(pod, byDefault))
                .forEach(
                        pod -> {
                            var unused = evict(pod, until, false);
                        });
    }

    private static boolean wantsEviction(Pod pod, boolean byDefault) {
        return Pods.annotation(pod, "cluster-autoscaler.kubernetes.io/enable-ds-eviction")
                .map("true"::equals)
                .orElse(byDefault);
    }

    static boolean mustGo(Pod pod) {
        return !Pods.isMirrorPod(pod) && !Pods.isDaemonSetPod(pod);
    }

    private CompletableFuture<Optional<String>> evict(Pod pod, Instant until, boolean counted) {
        events.normal(pod, "ScaleDown", "deleting pod for node scale down");
        CompletableFuture<Optional<String>> result = new CompletableFuture<>();
        tryEviction(pod, until, counted, result);
        return result;
    }

    private void tryEviction(
            Pod pod, Instant until, boolean counted, CompletableFuture<Optional<String>> result) {
        long limit = options.maxGracefulTermination().toSeconds();
        long grace = Pods.graceSeconds(pod);
        Optional<String> error = evictions.evict(pod, limit > 0 ? Math.min(grace, limit) : grace);
        if (error.isPresent() && clock.instant().plus(EVICTION_RETRY).isBefore(until)) {
            later(EVICTION_RETRY, () -> tryEviction(pod, until, counted, result), result);
            return;
        }
        if (counted) {
            metrics.evicted(error.isEmpty());
        }
        if (error.isPresent()) {
            log.error("Failed to evict pod " + Pods.name(pod) + ", error: " + error.get());
        }
        if (error.isPresent() && counted) {
            events.warning(pod, "ScaleDownFailed", "failed to delete pod for ScaleDown");
        }
        result.complete(
                error.map(
                        last ->
                                String.format(
                                        "failed to evict pod %s within allowed timeout (last"
                                                + " error: %s)",
                                        Pods.fullName(pod), last)));
    }

    private CompletableFuture<Optional<String>> waitUntilGone(NodeInfo node, List<Pod> pods) {
        CompletableFuture<Optional<String>> result = new CompletableFuture<>();
        Instant until = clock.instant().plus(options.maxGracefulTermination()).plus(HEADROOM);
        look(node.name(), pods, until, result);
        return result;
    }

    private void look(
            String node,
            List<Pod> pods,
            Instant until,
            CompletableFuture<Optional<String>> result) {
        Optional<Pod> left = pods.stream().filter(pod -> !evictions.isGone(pod, node)).findFirst();
        if (left.isEmpty()) {
            log.info(1, "All pods removed from " + node);
            result.complete(Optional.empty());
        } else if (clock.instant().isBefore(until)) {
            log.info(1, "Not deleted yet " + Pods.fullName(left.get()));
            later(LOOK, () -> look(node, pods, until, result), result);
        } else {
            result.complete(
                    Optional.of(
                            "Failed to drain node /" + node + ": pods remaining after timeout"));
        }
    }

    /** What goes wrong later must end the future, or the node would stay tainted for ever. */
    private void later(Duration delay, Runnable task, CompletableFuture<Optional<String>> result) {
        var unused =
                timer.schedule(
                        () -> {
                            try {
                                task.run();
                            } catch (RuntimeException failed) {
                                result.completeExceptionally(failed);
                            }
                        },
                        delay.toMillis(),
                        TimeUnit.MILLISECONDS);
    }
}
