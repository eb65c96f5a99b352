package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.cluster.AuditEvent;
import dev.relapse.cluster.RequestLog;
import dev.relapse.monitoring.AdmissionWebhooks;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.quantity.PrometheusQuantity;
import dev.relapse.quantity.Quantity;
import dev.relapse.quantity.RequestRate;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The quantities by which this incident is seen. */
final class Pressure {

    private static final String WRITES = "verb=~\"POST|PUT|PATCH|DELETE\"";

    private final PrometheusApi prometheus;
    private final RequestLog requests;
    private final Duration window;
    private final Duration admissionWindow;

    Pressure(
            PrometheusApi prometheus,
            RequestLog requests,
            Duration window,
            Duration admissionWindow) {
        this.prometheus = prometheus;
        this.requests = requests;
        this.window = window;
        this.admissionWindow = admissionWindow;
    }

    /** Every one of them, for the baseline and the report. */
    List<Quantity> all() {
        return List.of(
                operatorUpdates(),
                admissions(),
                admissionSeconds(),
                writeSeconds(),
                reports(),
                burnRate("2022"),
                burnRate("today"));
    }

    /** The operator's updates of its Deployment, from the audit log. */
    Quantity operatorUpdates() {
        return rate("the operator's updates of its Deployment", Pressure::isOperatorUpdate);
    }

    static boolean isOperatorUpdate(AuditEvent request) {
        return request.user().equals(GrafanaOperator.NAME)
                && request.verb().equals("update")
                && request.resource().equals("deployments")
                && request.name().equals(Grafana.DEPLOYMENT);
    }

    /** What Kyverno writes about what it found: reports of one admission each, in 1.8. */
    Quantity reports() {
        return rate(
                "Kyverno's writes of reports",
                request ->
                        Kyverno.made(request)
                                && request.resource().contains("reports")
                                && List.of("create", "update", "patch", "delete")
                                        .contains(request.verb()));
    }

    Quantity admissions() {
        return promql("admission requests to Kyverno", "1/s", webhooks().calls());
    }

    Quantity admissionSeconds() {
        return promql("mean time of an admission by Kyverno", "s", webhooks().meanSeconds());
    }

    Quantity failedAdmissions() {
        return promql(
                "admissions that failed", "1/s", "(" + webhooks().failures() + ") or vector(0)");
    }

    /** Mean time of a write, webhooks included. */
    Quantity writeSeconds() {
        String range = "[" + window.toMillis() + "ms]";
        return promql(
                "mean time of a write",
                "s",
                "sum(rate(apiserver_request_duration_seconds_sum{%1$s}%2$s)) / sum(rate(apiserver_request_duration_seconds_count{%1$s}%2$s))"
                        .formatted(WRITES, range));
    }

    /**
     * By the rules of that era, over a long window: the share of requests that burn. Rounded, as
     * the rules subtract sums of floats, which leaves 1e-16 where nothing burns.
     */
    Quantity burnRate(String era) {
        return promql(
                "share of requests that burn the error budget, by the rules of " + era,
                "",
                "round(sum(apiserver_request:burnrate1h{era=\"%s\"}), 1e-6)".formatted(era));
    }

    /** The part of writes in it; no value where the rule of the time records none. */
    Quantity burnRateOfWrites() {
        return promql(
                "share of writes that burn the error budget",
                "",
                "apiserver_request:burnrate1h{era=\"2022\",verb=\"write\"}");
    }

    private AdmissionWebhooks webhooks() {
        return new AdmissionWebhooks(Kyverno.WEBHOOKS, admissionWindow);
    }

    private Quantity rate(String name, Predicate<AuditEvent> which) {
        return new RequestRate(name, requests, which, window);
    }

    private Quantity promql(String name, String unit, String expression) {
        return new PrometheusQuantity(name, unit, prometheus, expression);
    }
}
