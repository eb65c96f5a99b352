package dev.relapse.report.chart;

import dev.relapse.report.Say;
import dev.relapse.timeline.Timeline.Level;
import dev.relapse.timeline.Timeline.Point;
import dev.relapse.timeline.Timeline.Series;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One series drawn over the time axis, in a box of 1000 by 100. */
public record Plot(
        Series series, List<Level> levels, TimeAxis time, ValueAxis values, Trace trace) {

    private static final double HEIGHT = 100;

    /** A rectangle over the whole height, in percent of the width. */
    public record Block(String x, String width) {}

    /** A point, in percent of width and height. */
    public record Dot(String x, String y) {}

    /** A level drawn across the plot, its height in percent. */
    public record Line(String label, String y) {}

    static Plot of(Series series, List<Level> levels, TimeAxis time) {
        return new Plot(
                series,
                levels,
                time,
                ValueAxis.of(
                        Stream.concat(
                                series.points().stream().map(Point::value),
                                levels.stream().map(Level::value))),
                Trace.of(series, time.until()));
    }

    /** The levels to compare the curve with. */
    public List<Line> lines() {
        return levels.stream()
                .map(
                        level ->
                                new Line(
                                        level.label()
                                                + ": "
                                                + Say.number(level.value())
                                                + (unit().isBlank() ? "" : " " + unit()),
                                        Svg.percent(values.y(level.value(), HEIGHT))))
                .toList();
    }

    public String name() {
        return series.name();
    }

    public String unit() {
        return series.unit();
    }

    public String low() {
        return Say.number(values.low());
    }

    public String high() {
        return Say.number(values.high());
    }

    /** The curve as SVG path data; empty when no stretch has a length. */
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
        return Svg.number(values.y(point.value(), HEIGHT));
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
                                        Svg.percent(values.y(point.value(), HEIGHT))))
                .toList();
    }

    public List<Block> gaps() {
        return trace.gaps().stream()
                .map(
                        gap ->
                                new Block(
                                        Svg.percent(time.percent(gap.from())),
                                        Svg.percent(
                                                time.percent(gap.until())
                                                        - time.percent(gap.from()))))
                .toList();
    }

    /** The plot in words, for those who cannot see it. */
    public String inWords() {
        List<Point> known =
                trace.stretches().stream().flatMap(stretch -> stretch.points().stream()).toList();
        if (known.isEmpty()) {
            return "No value is known.";
        }
        double least = known.stream().mapToDouble(Point::value).min().orElseThrow();
        double most = known.stream().mapToDouble(Point::value).max().orElseThrow();
        String gaps = trace.gaps().isEmpty() ? "" : "; gaps without data: " + trace.gaps().size();
        return String.format(
                "%d points; first %s, least %s, most %s, last %s%s%s.",
                known.size(),
                Say.number(known.get(0).value()),
                Say.number(least),
                Say.number(most),
                Say.number(known.get(known.size() - 1).value()),
                unit().isBlank() ? "" : " " + unit(),
                gaps);
    }
}
