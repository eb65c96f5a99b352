package dev.relapse.simulation.draino.drain;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * The eviction of pods, each to its end ({@code internal/kubernetes/drainer.go}, {@code evict}).
 */
final class PodEviction {

    private static final Duration BUDGET_RETRY = Duration.ofSeconds(5);
    private static final Duration DELETION_POLL = Duration.ofSeconds(1);

    private final Pods pods;
    private final EvictionLimits limits;
    private final Polling polling;

    PodEviction(Pods pods, EvictionLimits limits, Polling polling) {
        this.pods = pods;
        this.limits = limits;
        this.polling = polling;
    }

    /**
     * Evicts the pod, asks again every five seconds while its budget forbids it, and completes when
     * it is gone.
     *
     * @param aborted true once nobody waits for it any more
     */
    CompletableFuture<Void> evict(Pod pod, BooleanSupplier aborted) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        polling.later(Duration.ZERO, () -> attempt(pod, aborted, result));
        return result;
    }

    private void attempt(Pod pod, BooleanSupplier aborted, CompletableFuture<Void> result) {
        if (aborted.getAsBoolean()) {
            result.completeExceptionally(new DrainException("pod eviction aborted"));
            return;
        }
        try {
            switch (pods.evict(pod, limits.graceSeconds(pod))) {
                case NOT_NOW -> polling.later(BUDGET_RETRY, () -> attempt(pod, aborted, result));
                case NOT_FOUND -> result.complete(null);
                case ACCEPTED -> awaitDeletion(pod, result);
            }
        } catch (RuntimeException refused) {
            result.completeExceptionally(
                    new DrainException("cannot evict pod " + name(pod), refused));
        }
    }

    private void awaitDeletion(Pod pod, CompletableFuture<Void> result) {
        var unused =
                polling.until(DELETION_POLL, limits.deletion(), () -> isGone(pod))
                        .whenComplete(
                                (gone, failure) -> {
                                    if (failure == null) {
                                        result.complete(null);
                                    } else {
                                        result.completeExceptionally(unconfirmed(pod, failure));
                                    }
                                });
    }

    private boolean isGone(Pod pod) {
        try {
            return pods.isGone(pod);
        } catch (KubernetesClientException refused) {
            throw new DrainException("cannot get pod " + name(pod), refused);
        }
    }

    private static DrainException unconfirmed(Pod pod, Throwable failure) {
        return new DrainException("cannot confirm pod " + name(pod) + " was deleted", failure);
    }

    private static String name(Pod pod) {
        return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
    }
}
