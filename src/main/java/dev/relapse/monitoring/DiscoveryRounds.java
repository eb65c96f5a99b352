package dev.relapse.monitoring;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.time.Instant;

/**
 * How often Prometheus has gone through what service discovery told it, for one scrape job. It does
 * so when something changed, and not in between. Wants a Prometheus that scrapes itself.
 *
 * @param prometheus who discovers
 * @param scrapeJob the {@code job_name} of its configuration
 */
public record DiscoveryRounds(PrometheusApi prometheus, String scrapeJob) {

    private static final String COUNTER =
            "prometheus_target_sync_length_seconds_count{scrape_job=\"%s\"}";

    /** The rounds since the job was made or Prometheus started, as Prometheus itself says now. */
    public long soFar() {
        String counter = COUNTER.formatted(scrapeJob) + " ";
        return prometheus
                .ownMetrics()
                .lines()
                .filter(line -> line.startsWith(counter))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(counter.length())))
                .findFirst()
                .orElse(0);
    }

    /** Holds when the rounds were scraped after {@code since}: those that follow will count. */
    public Probe areCountedSince(Instant since) {
        return Probe.of(
                "Prometheus counts the rounds of " + scrapeJob,
                () -> {
                    long samples = largest("count_over_time(" + COUNTER + range(since) + ")");
                    return samples > 0
                            ? Observation.holds(samples + " samples", samples)
                            : Observation.nothing("no sample yet");
                });
    }

    /** The rounds after {@code since}; a lower bound, because samples lag behind. */
    public long since(Instant since) {
        String counter = COUNTER + range(since);
        return largest("max_over_time(" + counter + ") - min_over_time(" + counter + ")");
    }

    /** Holds when there was one more than {@code before}. */
    public Probe oneMoreThan(long before) {
        return Probe.of(
                "Prometheus goes through the targets of " + scrapeJob,
                () -> {
                    long now = soFar();
                    return now > before
                            ? Observation.holds(now + " rounds", now)
                            : Observation.notYet(now + " rounds", now);
                });
    }

    private static String range(Instant since) {
        return "[" + AlertRule.rangeSince(since) + "]";
    }

    private long largest(String expression) {
        return prometheus.query(expression.replace("%s", scrapeJob)).stream()
                .mapToLong(sample -> (long) sample.value())
                .max()
                .orElse(0);
    }
}
