package dev.relapse.report.chart;

import dev.relapse.timeline.Timeline.Point;
import dev.relapse.timeline.Timeline.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A series cut into stretches without gaps.
 *
 * <p>A gap begins at a value that is not a number. In a series that is interpolated it also lies
 * between two points much further apart than points usually are, since a line drawn there would
 * claim knowledge that nobody has. A step holds until the next point by definition.
 */
record Trace(List<Stretch> stretches, List<Gap> gaps) {

    private static final int FAR = 4;
    private static final int ENOUGH_TO_KNOW_THE_USUAL = 4;

    /**
     * Points to be joined.
     *
     * @param points at least one, all finite
     * @param until how long the last value is known to hold; at least the last point's time
     */
    record Stretch(List<Point> points, Instant until) {}

    /** Time about which nothing is known. */
    record Gap(Instant from, Instant until) {}

    static Trace of(Series series, Instant end) {
        Duration far = series.step() ? null : far(series.points());
        List<Stretch> stretches = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        List<Point> open = new ArrayList<>();
        Instant gapFrom = null;
        for (Point point : series.points()) {
            if (!Double.isFinite(point.value())) {
                if (!open.isEmpty()) {
                    Instant last = open.get(open.size() - 1).at();
                    stretches.add(new Stretch(open, series.step() ? point.at() : last));
                    gapFrom = series.step() ? point.at() : last;
                    open = new ArrayList<>();
                } else if (gapFrom == null) {
                    gapFrom = point.at();
                }
                continue;
            }
            if (!open.isEmpty() && far != null) {
                Instant last = open.get(open.size() - 1).at();
                if (Duration.between(last, point.at()).compareTo(far) > 0) {
                    stretches.add(new Stretch(open, last));
                    gapFrom = last;
                    open = new ArrayList<>();
                }
            }
            if (gapFrom != null) {
                gaps.add(new Gap(gapFrom, point.at()));
                gapFrom = null;
            }
            open.add(point);
        }
        if (!open.isEmpty()) {
            stretches.add(new Stretch(open, open.get(open.size() - 1).at()));
        } else if (gapFrom != null) {
            gaps.add(new Gap(gapFrom, end));
        }
        return new Trace(stretches, gaps);
    }

    /** The distance from which two points are not joined, or null when there are too few. */
    private static Duration far(List<Point> points) {
        if (points.size() < ENOUGH_TO_KNOW_THE_USUAL) {
            return null;
        }
        List<Duration> steps = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            steps.add(Duration.between(points.get(i - 1).at(), points.get(i).at()));
        }
        steps.sort(null);
        return steps.get(steps.size() / 2).multipliedBy(FAR);
    }
}
