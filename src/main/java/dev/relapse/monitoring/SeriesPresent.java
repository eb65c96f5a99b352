package dev.relapse.monitoring;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds when an expression has a series for each of the wanted values of a label, and for no other.
 *
 * @param prometheus who evaluates it
 * @param expression such as a metric's name with its selector
 * @param label that tells the series apart
 * @param values one or more
 */
public record SeriesPresent(
        PrometheusApi prometheus, String expression, String label, Set<String> values)
        implements Probe {

    public SeriesPresent {
        values = Set.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no value proves nothing");
        }
    }

    @Override
    public String name() {
        return expression + " is there for each " + label;
    }

    @Override
    public Observation observe() {
        Set<String> found =
                prometheus.query(expression).stream()
                        .map(sample -> sample.labels().getOrDefault(label, ""))
                        .collect(Collectors.toCollection(TreeSet::new));
        String seen = "%s of %s: %s".formatted(label, expression, found);
        return found.equals(values)
                ? Observation.holds(seen, found.size())
                // An empty answer is an answer: so many were looked for.
                : Observation.notYet(seen + ", wanted " + new TreeSet<>(values), values.size());
    }
}
