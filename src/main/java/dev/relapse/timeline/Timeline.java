package dev.relapse.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What happened when, on one time axis: phases, marks and series for the report; and the relations
 * that sweeps found. Thread-safe.
 */
public final class Timeline {

    private final List<Span> spans = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final Map<Key, Series> series = new LinkedHashMap<>();
    private final Map<String, Relation> relations = new LinkedHashMap<>();

    /** A stretch of time, such as a phase. */
    public record Span(String name, Instant from, Instant until) {}

    /** A moment worth a label, such as "APIService handed to prometheus-adapter". */
    public record Mark(Instant at, String label) {}

    /** One measured value. */
    public record Point(Instant at, double value) {}

    /**
     * A plotted quantity.
     *
     * @param name what it is; the title of the plot that it shares with the other lines of the name
     * @param line which of the plot's lines it is, such as the process that was measured; empty
     *     where there is one only
     * @param unit such as {@code replicas}; may be empty
     * @param step whether the value holds until the next point (true) or is interpolated
     * @param points in order of time
     */
    public record Series(String name, String line, String unit, boolean step, List<Point> points) {}

    private record Key(String name, String line) {}

    /**
     * A value to compare a series with, such as a target.
     *
     * @param series the name of the series, which may have no point yet
     * @param label what it is
     * @param value in the series' unit
     */
    public record Level(String series, String label, double value) {}

    public synchronized void span(String name, Instant from, Instant until) {
        spans.add(new Span(name, from, until));
    }

    /** Marks this moment. */
    public void mark(String label) {
        mark(Instant.now(), label);
    }

    /** Marks a moment, such as one read from an event. */
    public synchronized void mark(Instant at, String label) {
        marks.add(new Mark(at, label));
    }

    /** Adds a point now to the named series, which is made when it is new. */
    public void point(String name, String unit, boolean step, double value) {
        point(Instant.now(), name, unit, step, value);
    }

    /** Adds a point now to one line of the named plot, which is made when it is new. */
    public void point(String name, String line, String unit, boolean step, double value) {
        point(Instant.now(), new Key(name, line), unit, step, value);
    }

    /**
     * Adds a point at a given time, such as a sample read from Prometheus, in any order. A value
     * that is not a number says that nothing was known from that time on: a gap in the plot.
     */
    public void point(Instant at, String name, String unit, boolean step, double value) {
        point(at, new Key(name, ""), unit, step, value);
    }

    private synchronized void point(Instant at, Key key, String unit, boolean step, double value) {
        series.computeIfAbsent(
                        key, k -> new Series(k.name(), k.line(), unit, step, new ArrayList<>()))
                .points()
                .add(new Point(at, value));
    }

    public synchronized void level(Level level) {
        levels.add(level);
    }

    /** The levels of one series. */
    public synchronized List<Level> levels(String name) {
        return levels.stream().filter(level -> level.series().equals(name)).toList();
    }

    /** Adds what was measured at one value of what was varied. */
    public synchronized void relation(
            String name, String unit, String varied, Relation.Point point) {
        Relation one = new Relation(name, unit, varied, List.of(point));
        relations.merge(
                name,
                one,
                (known, more) ->
                        new Relation(
                                name,
                                unit,
                                varied,
                                Stream.concat(known.points().stream(), more.points().stream())
                                        .toList()));
    }

    /** In the order in which they were first measured. */
    public synchronized List<Relation> relations() {
        return List.copyOf(relations.values());
    }

    public synchronized List<Span> spans() {
        return List.copyOf(spans);
    }

    /** The marks in order of time. */
    public synchronized List<Mark> marks() {
        return marks.stream().sorted(Comparator.comparing(Mark::at)).toList();
    }

    public synchronized List<Series> series() {
        return series.values().stream()
                .map(s -> new Series(s.name(), s.line(), s.unit(), s.step(), inOrder(s.points())))
                .toList();
    }

    private static List<Point> inOrder(List<Point> points) {
        return points.stream().sorted(Comparator.comparing(Point::at)).toList();
    }
}
