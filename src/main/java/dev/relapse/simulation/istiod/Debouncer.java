package dev.relapse.simulation.istiod;

import dev.relapse.simulation.istiod.model.Change;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Gathers changes until none has come for a while, or the first of them is old enough; then passes
 * them on as one, in the executor's thread.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/xds/discovery.go}, {@code debounce}.
 */
final class Debouncer {

    private final Duration quiet;
    private final Duration longest;
    private final ScheduledExecutorService executor;
    private final Consumer<Change> target;

    private Change gathered = Change.NONE;
    private long firstAt;
    private long lastAt;

    /**
     * A debouncer that has gathered nothing.
     *
     * @param executor of one thread, so that what was passed on is done before more is
     */
    Debouncer(
            Duration quiet,
            Duration longest,
            ScheduledExecutorService executor,
            Consumer<Change> target) {
        this.quiet = quiet;
        this.longest = longest;
        this.executor = executor;
        this.target = target;
    }

    synchronized void add(Change change) {
        if (change.isNothing()) {
            return;
        }
        lastAt = System.nanoTime();
        if (gathered.isNothing()) {
            firstAt = lastAt;
            look(quiet.toNanos());
        }
        gathered = gathered.and(change);
    }

    private void look(long delayNanos) {
        // The future tells nothing: what fails in the target is told where it fails.
        var unused = executor.schedule(this::passOnIfDue, delayNanos, TimeUnit.NANOSECONDS);
    }

    private void passOnIfDue() {
        Change due;
        synchronized (this) {
            long now = System.nanoTime();
            long stillNoisy = quiet.toNanos() - (now - lastAt);
            if (stillNoisy > 0 && now - firstAt < longest.toNanos()) {
                look(stillNoisy);
                return;
            }
            due = gathered;
            gathered = Change.NONE;
        }
        target.accept(due);
    }
}
