package dev.relapse.quantity;

import dev.relapse.monitoring.PrometheusApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an expression says, which must have one series at most.
 *
 * @param name what it is
 * @param unit its unit
 * @param prometheus who is asked
 * @param expression PromQL
 */
public record PrometheusQuantity(
        String name, String unit, PrometheusApi prometheus, String expression) implements Quantity {

    @Override
    public List<Double> between(Instant from, Instant until) {
        return prometheus.queryRange(expression, from, until, Duration.ofSeconds(1)).stream()
                .flatMap(series -> series.points().stream())
                .map(point -> point.value())
                .filter(value -> !value.isNaN())
                .toList();
    }

    @Override
    public OptionalDouble at(Instant moment) {
        return between(moment, moment).stream().mapToDouble(Double::doubleValue).findFirst();
    }
}
