package dev.relapse.report.chart;

import dev.relapse.report.Say;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The axis that bands, marks and plots share. Places are percentages of its width. */
public record TimeAxis(Instant from, Instant until) {

    private static final int[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400
    };
    // What fits on a phone without labels that touch.
    private static final int MOST_TICKS = 6;

    public TimeAxis {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("an axis ends before it begins: " + from);
        }
        if (until.equals(from)) {
            until = from.plusSeconds(1);
        }
    }

    /** A labelled place. */
    public record Tick(String x, String label) {}

    public double percent(Instant at) {
        double share =
                Duration.between(from, at).toNanos()
                        / (double) Duration.between(from, until).toNanos();
        return 100 * Math.min(1, Math.max(0, share));
    }

    /** The time since the axis begins, such as {@code 1:05}. */
    public String elapsed(Instant at) {
        return Say.elapsed(Duration.between(from, at));
    }

    /** At round times since the beginning. */
    public List<Tick> ticks() {
        long length = Duration.between(from, until).toSeconds();
        int step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && length / STEPS[i] < MOST_TICKS; i--) {
            step = STEPS[i];
        }
        List<Tick> ticks = new ArrayList<>();
        for (long at = 0; at <= length; at += step) {
            Instant time = from.plusSeconds(at);
            ticks.add(new Tick(Svg.percent(percent(time)), elapsed(time)));
        }
        return ticks;
    }
}
