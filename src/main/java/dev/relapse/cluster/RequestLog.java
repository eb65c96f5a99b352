package dev.relapse.cluster;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * The requests that the API server answered, from its audit log, each read once. Watches are left
 * out, as they have no end. Thread-safe.
 */
public final class RequestLog {

    private final AuditFollower log;

    /** Follows the log from its beginning. */
    public RequestLog(Path file) {
        this.log =
                new AuditFollower(
                        file,
                        request ->
                                request.stage().equals("ResponseComplete")
                                        && !request.verb().equals("watch"));
    }

    /**
     * The requests that were answered from {@code from}, included, to {@code until}, excluded.
     *
     * @throws java.io.UncheckedIOException when the log cannot be read, or holds something else
     */
    public List<AuditEvent> answered(Instant from, Instant until, Predicate<AuditEvent> which) {
        return log.matching(
                request -> {
                    Instant at = request.received().plus(request.took());
                    return !at.isBefore(from) && at.isBefore(until) && which.test(request);
                });
    }
}
