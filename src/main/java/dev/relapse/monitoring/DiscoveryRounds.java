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

    /** The rounds since the job was made or Prometheus started, as last scraped. */
    public long soFar() {
        return largest("prometheus_target_sync_length_seconds_count{scrape_job=\"%s\"}");
    }

    /** The rounds after {@code since}; a lower bound, because samples lag behind. */
    public long since(Instant since) {
        String counter =
                "prometheus_target_sync_length_seconds_count{scrape_job=\"%s\"}["
                        + AlertRule.rangeSince(since)
                        + "]";
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

    private long largest(String expression) {
        return prometheus.query(expression.replace("%s", scrapeJob)).stream()
                .mapToLong(sample -> (long) sample.value())
                .max()
                .orElse(0);
    }
}
