package dev.relapse.scenarios.apierrorbudgetburn;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the counters that the burn-rate rules look at, with all verbs of a class as one.
 *
 * @param series as the rules match it
 * @param rate PromQL for what it rises by in a second
 */
record CountedRequests(String series, String rate) {

    /** Longer than between two deployments of the other team. */
    private static final String RANGE = "[20s]";

    private static final String WRITES = "verb=~\"POST|PUT|PATCH|DELETE\"";
    private static final String READS = "verb=~\"LIST|GET\"";

    /** Durations with and without the time of webhooks. */
    private static final List<String> DURATIONS =
            List.of("apiserver_request_duration_seconds", "apiserver_request_sli_duration_seconds");

    static final List<CountedRequests> ALL = all();

    private static List<CountedRequests> all() {
        List<CountedRequests> found = new ArrayList<>();
        answers(found, "PUT", WRITES);
        answers(found, "GET", READS);
        for (String duration : DURATIONS) {
            found.add(of(duration + "_count", "verb=\"PUT\"", WRITES));
            found.add(fast(duration, "PUT", "", WRITES, "1"));
            found.add(of(duration + "_count", "verb=\"GET\"", READS));
            found.add(fast(duration, "GET", "resource", READS + ",scope=~\"resource|\"", "1"));
            found.add(fast(duration, "GET", "namespace", READS + ",scope=\"namespace\"", "5"));
            found.add(fast(duration, "GET", "cluster", READS + ",scope=\"cluster\"", "30"));
        }
        return List.copyOf(found);
    }

    private static void answers(List<CountedRequests> found, String verb, String verbs) {
        String total = "apiserver_request_total";
        found.add(of(total, "verb=\"%s\",code=\"200\"".formatted(verb), verbs + ",code!~\"5..\""));
        found.add(of(total, "verb=\"%s\",code=\"500\"".formatted(verb), verbs + ",code=~\"5..\""));
    }

    private static CountedRequests fast(
            String duration, String verb, String scope, String matched, String limit) {
        return of(
                duration + "_bucket",
                "verb=\"%s\",scope=\"%s\",le=\"%s\"".formatted(verb, scope, limit),
                matched + ",le=~\"%1$s|%1$s[.]0\"".formatted(limit));
    }

    private static CountedRequests of(String metric, String labels, String matched) {
        return new CountedRequests(
                "%s{job=\"apiserver\",%s}".formatted(metric, labels),
                "sum(rate(%s{job=\"apiserver\",%s}%s)) or vector(0)"
                        .formatted(metric, matched, RANGE));
    }
}
