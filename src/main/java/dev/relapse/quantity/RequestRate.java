package dev.relapse.quantity;

import dev.relapse.cluster.AuditEvent;
import dev.relapse.cluster.RequestLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Requests per second that the API server answered, from its audit log; each value is the mean of
 * the window before it.
 *
 * @param name what is counted
 * @param log the audit log
 * @param which what counts: by user, user agent, verb, resource
 * @param window at least a second
 */
public record RequestRate(String name, RequestLog log, Predicate<AuditEvent> which, Duration window)
        implements Quantity {

    public RequestRate {
        if (window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a rate needs a second at least, not " + window);
        }
    }

    @Override
    public String unit() {
        return "1/s";
    }

    @Override
    public List<Double> between(Instant from, Instant until) {
        List<Double> values = new ArrayList<>();
        for (Instant at = from; !at.isAfter(until); at = at.plusSeconds(1)) {
            at(at).ifPresent(values::add);
        }
        return values;
    }

    /** Never empty: no request is a rate of zero. */
    @Override
    public OptionalDouble at(Instant moment) {
        double count = log.answered(moment.minus(window), moment, which).size();
        return OptionalDouble.of(count * 1000 / window.toMillis());
    }
}
