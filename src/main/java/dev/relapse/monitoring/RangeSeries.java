package dev.relapse.monitoring;

import dev.relapse.timeline.Timeline;
import java.util.List;
import java.util.Map;

/**
 * One time series over a stretch of time.
 *
 * @param labels of the series, {@code __name__} included where the query keeps it
 * @param points in order of time, never empty
 */
public record RangeSeries(Map<String, String> labels, List<Timeline.Point> points) {

    public RangeSeries {
        labels = Map.copyOf(labels);
        points = List.copyOf(points);
    }
}
