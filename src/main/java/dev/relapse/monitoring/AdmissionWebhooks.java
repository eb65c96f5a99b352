package dev.relapse.monitoring;

import java.time.Duration;

/**
 * What the API server's own metrics say of the admission webhooks whose names match, as PromQL. The
 * metrics are those of k8s.io/apiserver, pkg/admission/metrics.
 *
 * @param names a regular expression over webhook names, such as {@code validate[.]kyverno.*}
 * @param range over which rates are taken
 */
public record AdmissionWebhooks(String names, Duration range) {

    private static final String DURATION = "apiserver_admission_webhook_admission_duration_seconds";

    /** Calls per second. */
    public String calls() {
        return "sum(rate(%s_count{name=~\"%s\"}[%s]))".formatted(DURATION, names, window());
    }

    /** Mean time of a call in seconds; no value while there are none. */
    public String meanSeconds() {
        return "sum(rate(%1$s_sum{name=~\"%2$s\"}[%3$s])) / (sum(rate(%1$s_count{name=~\"%2$s\"}[%3$s])) > 0)"
                .formatted(DURATION, names, window());
    }

    /** Calls per second that failed, by time-out for example, where that rejects the request. */
    public String failures() {
        return "sum(rate(apiserver_admission_webhook_rejection_count{name=~\"%s\",error_type!=\"no_error\"}[%s]))"
                .formatted(names, window());
    }

    private String window() {
        return range.toMillis() + "ms";
    }
}
