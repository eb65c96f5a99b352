package dev.relapse.quantity;

import dev.relapse.cluster.AuditEvent;
import dev.relapse.cluster.RequestLog;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Holds while a client asks the API server at the pace of its own rate limiter: one request after
 * another with the same pause between them, as a token bucket that is empty lets them go
 * (client-go, util/flowcontrol). That tells a client that waits for its limiter from one that is
 * slow because its machine is. A client that asks nothing while others do is seen not to be held;
 * only a log in which nobody asks tells nothing.
 *
 * @param client its name, for messages
 * @param log where its requests are seen
 * @param which of them are its own
 * @param perSecond how many a second the limiter allows, more than zero
 * @param window how far back to look
 */
public record ClientSideThrottling(
        String client,
        RequestLog log,
        Predicate<AuditEvent> which,
        double perSecond,
        Duration window)
        implements Probe {

    /** Each answer takes its time, too, and a busy machine delays some requests. */
    private static final double TOLERANCE = 0.25;

    /** A pause of so many times the limiter's is one in which the client had nothing to ask. */
    private static final double IDLE = 3;

    private static final int LEAST = 10;

    public ClientSideThrottling {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException(
                    "a limiter allows more than zero requests a second, not " + perSecond);
        }
    }

    @Override
    public String name() {
        return String.format(
                Locale.ROOT,
                "%s is held to the %.3g requests a second of its own limiter",
                client,
                perSecond);
    }

    @Override
    public Observation observe() {
        return at(Instant.now());
    }

    Observation at(Instant moment) {
        List<Double> pauses =
                pauses(
                        log.answered(moment.minus(window), moment, which).stream()
                                .map(AuditEvent::received)
                                .sorted()
                                .toList());
        if (pauses.size() < LEAST) {
            return Observation.notYet(
                    "%d requests in a row, fewer than %d".formatted(pauses.size(), LEAST),
                    log.answered(moment.minus(window), moment, anybody -> true).size());
        }
        double median = pauses.get(pauses.size() / 2);
        String observed =
                String.format(
                        Locale.ROOT,
                        "%d requests in a row, half of them %.3f s or less after the one before",
                        pauses.size(),
                        median);
        return Math.abs(median * perSecond - 1) <= TOLERANCE
                ? Observation.holds(observed, pauses.size())
                : Observation.notYet(observed, pauses.size());
    }

    /** In seconds, the shortest first. */
    private List<Double> pauses(List<Instant> asked) {
        List<Double> found = new ArrayList<>();
        for (int i = 1; i < asked.size(); i++) {
            double pause = Duration.between(asked.get(i - 1), asked.get(i)).toNanos() / 1e9;
            if (pause * perSecond < IDLE) {
                found.add(pause);
            }
        }
        return found.stream().sorted().toList();
    }
}
