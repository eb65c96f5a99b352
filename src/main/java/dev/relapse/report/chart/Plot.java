package dev.relapse.report.chart;

import dev.relapse.report.Say;
import dev.relapse.timeline.Timeline.Level;
import dev.relapse.timeline.Timeline.Point;
import dev.relapse.timeline.Timeline.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The series of one name over the time axis, in a box of 1000 by 100. */
public record Plot(
        String name,
        String unit,
        List<Curve> curves,
        List<Level> levels,
        TimeAxis time,
        ValueAxis values) {

    static final double HEIGHT = 100;

    /** A rectangle over the whole height, in percent of the width. */
    public record Block(String x, String width) {}

    /** A level drawn across the plot, its height in percent. */
    public record Line(String label, String y) {}

    /** A plot for each name, in the order in which the names come. */
    static List<Plot> all(
            List<Series> series, Function<String, List<Level>> levels, TimeAxis time) {
        Map<String, List<Series>> byName =
                series.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Series::name, LinkedHashMap::new, Collectors.toList()));
        return byName.entrySet().stream()
                .map(entry -> of(entry.getValue(), levels.apply(entry.getKey()), time))
                .toList();
    }

    /**
     * One plot.
     *
     * @param series one or more, of one name and unit
     */
    static Plot of(List<Series> series, List<Level> levels, TimeAxis time) {
        ValueAxis values =
                ValueAxis.of(
                        Stream.concat(
                                series.stream()
                                        .flatMap(line -> line.points().stream())
                                        .map(Point::value),
                                levels.stream().map(Level::value)));
        List<Curve> curves =
                series.stream()
                        .map(line -> new Curve(line, Trace.of(line, time.until()), time, values))
                        .toList();
        Series first = series.get(0);
        return new Plot(first.name(), first.unit(), curves, levels, time, values);
    }

    /** The levels to compare the curves with. */
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

    public String low() {
        return Say.number(values.low());
    }

    public String high() {
        return Say.number(values.high());
    }

    /** Where some curve knows nothing. */
    public List<Block> gaps() {
        return curves.stream()
                .flatMap(curve -> curve.trace().gaps().stream())
                .distinct()
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
        return curves.stream().map(Curve::inWords).collect(Collectors.joining(" "));
    }
}
