package dev.relapse.timeline;

import java.util.List;

/**
 * How a measured quantity depends on one that was varied: the result of a sweep.
 *
 * @param name what was measured
 * @param unit its unit; may be empty
 * @param varied what was varied, such as {@code services in the mesh}
 * @param points one or more, in the order in which they were measured
 */
public record Relation(String name, String unit, String varied, List<Point> points) {

    /** What was measured at one value of what was varied. */
    public record Point(double varied, double measured) {}

    public Relation {
        if (name.isBlank() || varied.isBlank() || points.isEmpty()) {
            throw new IllegalArgumentException(
                    "a relation says what was measured, what was varied, and has a point");
        }
        points = List.copyOf(points);
    }
}
