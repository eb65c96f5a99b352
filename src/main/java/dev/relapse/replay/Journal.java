package dev.relapse.replay;

import dev.relapse.timeline.Relation;
import dev.relapse.timeline.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a scenario writes down for the report: notes, moments and measured quantities. Thread-safe.
 */
public final class Journal implements AutoCloseable {

    private final Timeline timeline;
    private final List<String> notes = new ArrayList<>();
    private final List<Future<?>> samplings = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService sampler =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "journal-sampler");
                        thread.setDaemon(true);
                        return thread;
                    });

    Journal(Timeline timeline) {
        this.timeline = timeline;
    }

    /** A finding that a reader of the verdict should know. */
    public synchronized void note(String finding) {
        notes.add(finding);
    }

    /** A moment worth a label on the time axis. */
    public void mark(String label) {
        timeline.mark(label);
    }

    /**
     * Measures a quantity again and again until the replay ends. A reading that throws leaves a
     * gap.
     *
     * @param name the plot's title
     * @param unit its unit; may be empty
     * @param every the pause between two readings
     * @param reading null leaves a gap, too
     */
    public void sample(String name, String unit, Duration every, Callable<Double> reading) {
        sample(name, "", unit, every, reading);
    }

    /**
     * Measures a quantity that shares a plot with others of the same name and unit.
     *
     * @param line which of them it is, for the plot's legend
     */
    public void sample(
            String name, String line, String unit, Duration every, Callable<Double> reading) {
        samplings.add(
                sampler.scheduleWithFixedDelay(
                        () -> {
                            Double value = valueOf(reading);
                            if (value != null) {
                                timeline.point(name, line, unit, true, value);
                            }
                        },
                        0,
                        every.toMillis(),
                        TimeUnit.MILLISECONDS));
    }

    /** A value to compare the measured ones of that name with, such as a target. */
    public void level(String name, String label, double value) {
        timeline.level(new Timeline.Level(name, label, value));
    }

    /**
     * Writes down one step of a sweep: what was measured at one value of what was varied.
     *
     * @param name what was measured; the steps of one name make one plot
     * @param unit its unit; may be empty
     * @param varied what was varied, such as {@code services in the mesh}
     */
    public void relation(String name, String unit, String varied, double at, double measured) {
        timeline.relation(name, unit, varied, new Relation.Point(at, measured));
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        samplings.forEach(s -> s.cancel(false));
        sampler.shutdownNow();
    }

    private static Double valueOf(Callable<Double> reading) {
        try {
            return reading.call();
        } catch (Exception e) {
            return null;
        }
    }
}
