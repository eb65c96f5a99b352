package dev.relapse.verdict;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * The Maven run that a summary belongs to.
 *
 * @param token the same in every JVM of the run, and in no other run; never blank
 * @param started when this JVM began
 */
public record SummaryRun(String token, Instant started) {

    /**
     * The system property that carries the token, for runs that use several JVMs; the time of the
     * build serves well. Without it every JVM begins a new summary.
     */
    public static final String TOKEN_PROPERTY = "relapse.run.token";

    private static final String OWN_TOKEN = UUID.randomUUID().toString();

    public SummaryRun {
        Objects.requireNonNull(started, "started");
        if (token.isBlank()) {
            throw new IllegalArgumentException(
                    "the token of a run must not be blank; set -D"
                            + TOKEN_PROPERTY
                            + " or leave it out");
        }
    }

    /** The run that this JVM is part of. */
    public static SummaryRun current() {
        return new SummaryRun(
                System.getProperty(TOKEN_PROPERTY, OWN_TOKEN),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }
}
