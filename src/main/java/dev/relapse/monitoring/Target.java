package dev.relapse.monitoring;

import java.time.Instant;
import java.util.Map;

/**
 * Something that Prometheus scrapes.
 *
 * @param labels with {@code job} and {@code instance}
 * @param scrapeUrl what is asked
 * @param health {@code up}, {@code down}, or {@code unknown} before the first scrape
 * @param lastError of the last scrape, empty when it went well
 * @param lastScrape in the year 1 before the first scrape
 */
public record Target(
        Map<String, String> labels,
        String scrapeUrl,
        String health,
        String lastError,
        Instant lastScrape) {

    public String job() {
        return labels.getOrDefault("job", "");
    }

    public boolean isUp() {
        return health.equals("up");
    }
}
