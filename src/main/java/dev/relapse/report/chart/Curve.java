package dev.relapse.report.chart;

import dev.relapse.report.Say;
import dev.relapse.timeline.Timeline.Point;
import dev.relapse.timeline.Timeline.Series;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One line of a {@link Plot}, in a box of 1000 by 100. */
public record Curve(Series series, Trace trace, TimeAxis time, ValueAxis values) {

    /** A point, in percent of width and height. */
    public record Dot(String x, String y) {}

    /** Which of the plot's lines it is; empty when there is one only. */
    public String label() {
        return series.line();
    }

    /** The line as SVG path data; empty when no stretch has a length. */
    public String path() {
        return trace.stretches().stream().map(this::path).collect(Collectors.joining(" "));
    }

    private String path(Trace.Stretch stretch) {
        StringBuilder path = new StringBuilder();
        Point last = null;
        for (Point point : stretch.points()) {
            if (last == null) {
                path.append('M').append(x(point)).append(' ').append(y(point));
            } else if (!series.step()) {
                path.append('L').append(x(point)).append(' ').append(y(point));
            } else if (point.value() != last.value()) {
                path.append('H').append(x(point)).append('V').append(y(point));
            }
            last = point;
        }
        if (series.step()) {
            path.append('H').append(Svg.number(10 * time.percent(stretch.until())));
        }
        return path.toString();
    }

    private String x(Point point) {
        return Svg.number(10 * time.percent(point.at()));
    }

    private String y(Point point) {
        return Svg.number(values.y(point.value(), Plot.HEIGHT));
    }

    /** Points that would be invisible as a line, and the last of all. */
    public List<Dot> dots() {
        List<Trace.Stretch> stretches = trace.stretches();
        return IntStream.range(0, stretches.size())
                .filter(i -> i == stretches.size() - 1 || stretches.get(i).points().size() == 1)
                .mapToObj(i -> stretches.get(i).points())
                .map(points -> points.get(points.size() - 1))
                .map(
                        point ->
                                new Dot(
                                        Svg.percent(time.percent(point.at())),
                                        Svg.percent(values.y(point.value(), Plot.HEIGHT))))
                .toList();
    }

    /** The line in words, for those who cannot see it. */
    String inWords() {
        String name = label().isEmpty() ? "" : label() + ": ";
        List<Point> known =
                trace.stretches().stream().flatMap(stretch -> stretch.points().stream()).toList();
        if (known.isEmpty()) {
            return name + "No value is known.";
        }
        double least = known.stream().mapToDouble(Point::value).min().orElseThrow();
        double most = known.stream().mapToDouble(Point::value).max().orElseThrow();
        String gaps = trace.gaps().isEmpty() ? "" : "; gaps without data: " + trace.gaps().size();
        return String.format(
                "%s%d points; first %s, least %s, most %s, last %s%s%s.",
                name,
                known.size(),
                Say.number(known.get(0).value()),
                Say.number(least),
                Say.number(most),
                Say.number(known.get(known.size() - 1).value()),
                series.unit().isBlank() ? "" : " " + series.unit(),
                gaps);
    }
}
