package dev.relapse.simulation.draino.drain;

import dev.relapse.simulation.draino.pod.ControllerLookupException;
import dev.relapse.simulation.draino.pod.PodFilter;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The drain of a node ({@code internal/kubernetes/drainer.go}, {@code Drain}). It evicts and waits
 * for the pods that pass the filter and for no other, so a drain that leaves pods behind succeeds.
 */
public final class NodeDrain {

    private final Pods pods;
    private final PodFilter filter;
    private final EvictionLimits limits;
    private final Polling polling;
    private final PodEviction eviction;

    public NodeDrain(Pods pods, PodFilter filter, EvictionLimits limits, Polling polling) {
        this.pods = pods;
        this.filter = filter;
        this.limits = limits;
        this.polling = polling;
        this.eviction = new PodEviction(pods, limits, polling);
    }

    /** Fails with the first eviction that fails; the others are then given up. */
    public CompletableFuture<Void> drain(String node) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        List<CompletableFuture<Void>> evictions = new ArrayList<>();
        try {
            for (Pod pod : evictable(node)) {
                evictions.add(eviction.evict(pod, result::isDone));
            }
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
        for (CompletableFuture<Void> each : evictions) {
            var unused =
                    each.whenComplete(
                            (done, failure) -> {
                                if (failure != null) {
                                    result.completeExceptionally(
                                            new DrainException("cannot evict all pods", failure));
                                } else if (evictions.stream().allMatch(CompletableFuture::isDone)) {
                                    result.complete(null);
                                }
                            });
        }
        if (evictions.isEmpty()) {
            result.complete(null);
        } else {
            polling.later(limits.deletion(), () -> result.completeExceptionally(tooLate()));
        }
        return result;
    }

    private List<Pod> evictable(String node) {
        List<Pod> evictable = new ArrayList<>();
        try {
            for (Pod pod : pods.on(node)) {
                if (filter.passes(pod)) {
                    evictable.add(pod);
                }
            }
        } catch (KubernetesClientException refused) {
            // Upstream says it twice: once where the list fails and once where the drain does.
            String words = "cannot get pods for node " + node;
            throw new DrainException(words, new DrainException(words, refused));
        } catch (ControllerLookupException unknown) {
            throw new DrainException(
                    "cannot get pods for node "
                            + node
                            + ": cannot filter pods: cannot apply filters",
                    unknown);
        }
        return evictable;
    }

    private static DrainException tooLate() {
        return new DrainException("timed out waiting for evictions to complete: timed out");
    }
}
