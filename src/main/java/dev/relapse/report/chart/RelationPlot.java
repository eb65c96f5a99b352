package dev.relapse.report.chart;

import dev.relapse.report.Say;
import dev.relapse.timeline.Relation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A relation as a line over what was varied, in a box of 1000 by 100, and as a table. */
public record RelationPlot(Relation relation, List<Row> rows, ValueAxis across, ValueAxis values) {

    private static final double WIDTH = 100;

    /** One point of it, in words. */
    public record Row(String varied, String measured) {}

    public static RelationPlot of(Relation relation) {
        List<Relation.Point> points =
                relation.points().stream()
                        .sorted(Comparator.comparingDouble(Relation.Point::varied))
                        .toList();
        Relation inOrder =
                new Relation(relation.name(), relation.unit(), relation.varied(), points);
        return new RelationPlot(
                inOrder,
                points.stream()
                        .map(p -> new Row(Say.number(p.varied()), Say.number(p.measured())))
                        .toList(),
                ValueAxis.of(points.stream().map(Relation.Point::varied)),
                ValueAxis.of(points.stream().map(Relation.Point::measured)));
    }

    public String name() {
        return relation.name();
    }

    public String unit() {
        return relation.unit();
    }

    public String varied() {
        return relation.varied();
    }

    public String low() {
        return Say.number(values.low());
    }

    public String high() {
        return Say.number(values.high());
    }

    public String left() {
        return Say.number(across.low());
    }

    public String right() {
        return Say.number(across.high());
    }

    /** The line as SVG path data. */
    public String path() {
        return relation.points().stream()
                .map(p -> Svg.number(10 * x(p)) + ' ' + Svg.number(y(p)))
                .collect(Collectors.joining("L", "M", ""));
    }

    public List<Curve.Dot> dots() {
        return relation.points().stream()
                .map(p -> new Curve.Dot(Svg.percent(x(p)), Svg.percent(y(p))))
                .toList();
    }

    private double x(Relation.Point point) {
        return WIDTH - across.y(point.varied(), WIDTH);
    }

    private double y(Relation.Point point) {
        return values.y(point.measured(), Plot.HEIGHT);
    }
}
