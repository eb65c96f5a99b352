package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.cluster.AuditEvent;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.Sample;
import dev.relapse.quantity.Quantity;
import dev.relapse.replay.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was measured, in words for the report: findings, not proofs. */
final class Findings {

    private static final int ROWS = 8;

    private final Platform platform;
    private final Pressure pressure;
    private final Journal journal;

    Findings(Platform platform, Pressure pressure, Journal journal) {
        this.platform = platform;
        this.pressure = pressure;
        this.journal = journal;
    }

    /** Every quantity at a moment. */
    void noteQuantities(String when, Instant at) {
        journal.note(
                when
                        + ": "
                        + pressure.all().stream()
                                .map(quantity -> spoken(quantity, at))
                                .collect(Collectors.joining("; ")));
    }

    private static String spoken(Quantity quantity, Instant at) {
        var value = quantity.at(at);
        return quantity.name()
                + " "
                + (value.isPresent()
                        ? String.format(Locale.ROOT, "%.3g", value.getAsDouble())
                        : "none")
                + (quantity.unit().isEmpty() ? "" : " " + quantity.unit());
    }

    /** Which severities fire, by the rules of both eras. */
    void noteAlerts() {
        for (String alert : List.of(BurnRatePair.ALERT, BurnRatePair.ALERT_TODAY)) {
            List<String> firing =
                    platform.prometheus().alerts().stream()
                            .filter(found -> found.name().equals(alert) && found.isFiring())
                            .map(
                                    found ->
                                            found.labels().get("severity")
                                                    + " "
                                                    + found.labels().get("long")
                                                    + "/"
                                                    + found.labels().get("short"))
                            .sorted()
                            .toList();
            journal.note(alert + (firing.isEmpty() ? " does not fire" : " fires: " + firing));
        }
    }

    /** Who asked what how often, and what share of it was asked by the harness itself. */
    void noteRequests(String when, Instant from, Instant until) {
        double seconds = Math.max(1, java.time.Duration.between(from, until).toMillis() / 1000.0);
        List<AuditEvent> all = platform.requests().answered(from, until, request -> true);
        Map<String, Long> counts =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Findings::row, TreeMap::new, Collectors.counting()));
        long own = all.stream().filter(Findings::isOwn).count();
        journal.note(
                "%s, %d requests, of which the probes' own %.2f %%; the most by user, verb and resource: %s"
                        .formatted(
                                when,
                                all.size(),
                                100.0 * own / Math.max(1, all.size()),
                                counts.entrySet().stream()
                                        .sorted(
                                                Map.Entry.<String, Long>comparingByValue()
                                                        .reversed())
                                        .limit(ROWS)
                                        .map(
                                                e ->
                                                        "%s %.2f/s"
                                                                .formatted(
                                                                        e.getKey(),
                                                                        e.getValue() / seconds))
                                        .collect(Collectors.joining(", "))));
    }

    private static String row(AuditEvent request) {
        return request.user() + " " + request.verb() + " " + request.resource();
    }

    private static boolean isOwn(AuditEvent request) {
        return request.userAgent().equals("relapse");
    }

    /** How many reports lie in etcd, and what they take, as the API server says. */
    void noteReports(String when) {
        PrometheusApi prometheus = platform.prometheus();
        journal.note(
                when
                        + ", in etcd: "
                        + objects(prometheus, "apiserver_resource_objects")
                        + "; bytes "
                        + objects(prometheus, "apiserver_resource_size_estimate_bytes"));
    }

    private static String objects(PrometheusApi prometheus, String metric) {
        List<Sample> found =
                prometheus.query(
                        "%s{resource=~\"(cluster)?(admission|backgroundscan|policy)reports.*\"} > 0"
                                .formatted(metric));
        return found.isEmpty()
                ? "none"
                : found.stream()
                        .map(s -> s.labels().get("resource") + " " + Math.round(s.value()))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}
