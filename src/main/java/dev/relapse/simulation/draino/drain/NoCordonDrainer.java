package dev.relapse.simulation.draino.drain;

import dev.relapse.simulation.draino.node.SuppliedCondition;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Touches no node: {@code --dry-run}. */
public final class NoCordonDrainer implements CordonDrainer {

    @Override
    public void cordon(String node, List<SuppliedCondition> why) {}

    @Override
    public void uncordon(String node) {}

    @Override
    public CompletableFuture<Void> drain(String node) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void mark(String node, DrainMark mark) {}
}
