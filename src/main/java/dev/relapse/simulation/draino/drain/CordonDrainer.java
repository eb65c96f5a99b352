package dev.relapse.simulation.draino.drain;

import dev.relapse.simulation.draino.node.SuppliedCondition;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Cordons and drains nodes ({@code internal/kubernetes/drainer.go}, type of the same name). */
public interface CordonDrainer {

    /**
     * Makes the node unschedulable and notes why; leaves an unschedulable node as it is.
     *
     * @throws DrainException when the API server refuses
     */
    void cordon(String node, List<SuppliedCondition> why);

    /**
     * Makes the node schedulable and removes the note; leaves a schedulable node as it is.
     *
     * @throws DrainException when the API server refuses
     */
    void uncordon(String node);

    /** Evicts the node's pods; fails with a {@link DrainException}. Never waits. */
    CompletableFuture<Void> drain(String node);

    /**
     * Writes the node's drain condition; does nothing when the node is gone.
     *
     * @throws DrainException when the API server refuses
     */
    void mark(String node, DrainMark mark);
}
