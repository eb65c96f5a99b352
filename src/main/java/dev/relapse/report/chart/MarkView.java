package dev.relapse.report.chart;

import dev.relapse.timeline.Timeline.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * A numbered moment on the axis; its label stands in the list below.
 *
 * @param number from 1
 * @param label what happened
 * @param elapsed when, since the axis begins
 * @param at the same as an ISO-8601 instant
 * @param x where, in percent
 * @param lane the row of its number, from 0
 */
public record MarkView(int number, String label, String elapsed, String at, String x, int lane) {

    // A number's width on a narrow phone, in percent of the plot.
    private static final double WIDTH = 7.5;

    static List<MarkView> of(TimeAxis axis, List<Mark> marks) {
        Lanes lanes = new Lanes();
        List<MarkView> views = new ArrayList<>();
        for (Mark mark : marks) {
            double x = axis.percent(mark.at());
            views.add(
                    new MarkView(
                            views.size() + 1,
                            mark.label(),
                            axis.elapsed(mark.at()),
                            mark.at().toString(),
                            Svg.percent(x),
                            lanes.place(x, x + WIDTH)));
        }
        return views;
    }
}
