package dev.relapse.simulation.draino.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * At most one planned, running or ended drain for each node ({@code DrainSchedules} of {@code
 * internal/kubernetes/drainSchedule.go}). An ended one stays, so that a node is drained once for
 * each time that it turns bad.
 */
public final class DrainSchedules {

    private static final class Entry {
        private ScheduledFuture<?> timer;
        private boolean failed;
    }

    private final DrainSpacing spacing;
    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final Map<String, Entry> entries = new HashMap<>();
    private Instant last = Instant.EPOCH;

    public DrainSchedules(DrainSpacing spacing, ScheduledExecutorService executor, Clock clock) {
        this.spacing = spacing;
        this.executor = executor;
        this.clock = clock;
    }

    public synchronized boolean has(String node) {
        return entries.containsKey(node);
    }

    public synchronized boolean hasFailed(String node) {
        return has(node) && entries.get(node).failed;
    }

    /**
     * Plans a drain.
     *
     * @param drain called with its planned time when that has come
     * @return the planned time, or empty when the node has a schedule already
     */
    public synchronized Optional<Instant> schedule(String node, Consumer<Planned> drain) {
        if (has(node)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        last = spacing.next(now, last);
        Entry entry = new Entry();
        entries.put(node, entry);
        Planned planned = new Planned(last, () -> fail(entry));
        long delay = Duration.between(now, last).toNanos();
        entry.timer = executor.schedule(() -> drain.accept(planned), delay, TimeUnit.NANOSECONDS);
        return Optional.of(last);
    }

    /**
     * Forgets a node's drain; one that runs already goes on.
     *
     * @return false when there was none
     */
    public synchronized boolean delete(String node) {
        Entry entry = entries.remove(node);
        if (entry == null) {
            return false;
        }
        entry.timer.cancel(false);
        return true;
    }

    private synchronized void fail(Entry entry) {
        entry.failed = true;
    }

    /**
     * A drain whose time has come.
     *
     * @param when its planned time
     * @param failed to be run when the drain fails, which makes the node eligible for a retry
     */
    public record Planned(Instant when, Runnable failed) {}
}
