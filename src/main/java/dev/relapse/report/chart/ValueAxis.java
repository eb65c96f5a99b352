package dev.relapse.report.chart;

import dev.relapse.timeline.Timeline.Point;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** The vertical axis of a plot. */
record ValueAxis(double low, double high) {

    // Below this share of the largest value, leaving out zero would exaggerate changes.
    private static final double FAR_FROM_ZERO = 0.8;

    /** Around every finite value, from zero unless all are far from it. */
    static ValueAxis of(List<Point> points) {
        DoubleSummaryStatistics values =
                points.stream()
                        .mapToDouble(Point::value)
                        .filter(Double::isFinite)
                        .summaryStatistics();
        if (values.getCount() == 0) {
            return new ValueAxis(0, 1);
        }
        double low = values.getMin();
        double high = values.getMax();
        boolean flat = low == high;
        if (low > 0 && (flat || low < FAR_FROM_ZERO * high)) {
            low = 0;
        } else if (high < 0 && flat) {
            high = 0;
        }
        return low == high ? new ValueAxis(low, low + 1) : new ValueAxis(low, high);
    }

    /** From 0 at the top to {@code height} at the bottom. */
    double y(double value, double height) {
        return height * (high - value) / (high - low);
    }
}
