package dev.relapse.simulation.draino.drain;

import dev.relapse.simulation.draino.log.DrainoMetrics.Activity;
import dev.relapse.simulation.draino.log.JsonLog;
import dev.relapse.simulation.draino.schedule.DrainSchedules;
import dev.relapse.simulation.draino.schedule.DrainSchedules.Planned;
import dev.relapse.simulation.draino.schedule.DrainSpacing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Plans drains and carries them out ({@code Schedule} and {@code newSchedule} of {@code
 * internal/kubernetes/drainSchedule.go}).
 */
public final class DrainPlanner {

    private static final Duration MARK_RETRY = Duration.ofMillis(50);

    private final DrainSchedules schedules;
    private final CordonDrainer drainer;
    private final Reporter reporter;
    private final Polling polling;
    private final Clock clock;

    public DrainPlanner(
            DrainSchedules schedules,
            CordonDrainer drainer,
            Reporter reporter,
            Polling polling,
            Clock clock) {
        this.schedules = schedules;
        this.drainer = drainer;
        this.reporter = reporter;
        this.polling = polling;
        this.clock = clock;
    }

    /** Plans the node's drain and marks the node; a node that cannot be marked is not drained. */
    void plan(String node) {
        reporter.log().debug("Scheduling drain", Map.of("node", node));
        schedules
                .schedule(node, planned -> run(node, planned))
                .ifPresent(
                        when ->
                                mark(
                                        node,
                                        DrainMark.scheduled(when),
                                        failure -> planned(node, when, failure)));
    }

    boolean has(String node) {
        return schedules.has(node);
    }

    boolean hasFailed(String node) {
        return schedules.hasFailed(node);
    }

    void forget(String node) {
        if (!schedules.delete(node)) {
            reporter.log().error("Failed schedule deletion", Map.of("key", node));
        }
    }

    private void planned(String node, Instant when, Throwable failure) {
        if (failure != null) {
            forget(node);
            reporter.failed(
                    Activity.DRAIN_SCHEDULED,
                    node,
                    "Failed to schedule the drain activity",
                    failure,
                    "DrainSchedulingFailed",
                    "Drain scheduling failed");
            return;
        }
        reporter.succeeded(
                Activity.DRAIN_SCHEDULED,
                node,
                "Drain scheduled ",
                Map.of("after", JsonLog.epochSeconds(when)),
                "DrainScheduled",
                "Will drain node after " + when);
    }

    private void run(String node, Planned planned) {
        reporter.events().warn(node, "DrainStarting", "Draining node");
        var unused =
                drainer.drain(node)
                        .whenComplete((drained, failure) -> ended(node, planned, failure));
    }

    private void ended(String node, Planned planned, Throwable failure) {
        Instant finish = clock.instant();
        if (failure != null) {
            planned.failed().run();
            reporter.failed(
                    Activity.DRAINED,
                    node,
                    "Failed to drain",
                    failure,
                    "DrainFailed",
                    "Draining failed");
        } else {
            reporter.succeeded(
                    Activity.DRAINED, node, "Drained", Map.of(), "DrainSucceeded", "Drained node");
        }
        mark(
                node,
                DrainMark.ended(planned.when(), finish, failure != null),
                unmarked -> markEnded(node, failure, unmarked));
    }

    private void markEnded(String node, Throwable failure, Throwable unmarked) {
        if (unmarked == null) {
            return;
        }
        if (failure != null) {
            reporter.log().error("Failed to place condition following drain failure", Map.of());
            return;
        }
        String words = DrainException.reason(unmarked);
        reporter.events().warn(node, "DrainFailed", "Failed to place drain condition: " + words);
        reporter.log()
                .error("Failed to place condition following drain success : " + words, Map.of());
    }

    /**
     * @param then told null, or why the node could not be marked
     */
    private void mark(String node, DrainMark mark, Consumer<Throwable> then) {
        var unused =
                polling.retry(MARK_RETRY, DrainSpacing.MARK_LIMIT, () -> drainer.mark(node, mark))
                        .whenComplete((marked, failure) -> then.accept(failure));
    }
}
