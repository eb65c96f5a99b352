package dev.relapse.monitoring;

import dev.relapse.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One alerting rule of a running Prometheus, and how often it was looked at.
 *
 * @param prometheus who evaluates it
 * @param alert the rule's name
 */
record AlertRule(PrometheusApi prometheus, String alert) {

    /** Refuses a proof that would ask for no evaluation at all. */
    static void requireSome(long evaluations) {
        if (evaluations < 1) {
            throw new IllegalArgumentException(
                    "an alert that was not evaluated proves nothing; asked for " + evaluations);
        }
    }

    /**
     * Why nothing can be said about the alert: there is no such rule, or it was not evaluated yet
     * without an error.
     */
    Optional<Observation> whyMute() {
        List<Rule> rules =
                prometheus.ruleGroups().stream()
                        .flatMap(group -> group.rules().stream())
                        .filter(this::isThis)
                        .toList();
        if (rules.isEmpty()) {
            return Optional.of(
                    Observation.broken(
                            "Prometheus has no alerting rule '%s', only: %s"
                                    .formatted(alert, known())));
        }
        return rules.stream()
                .filter(Predicate.not(Rule::isHealthy))
                .findFirst()
                .map(
                        rule ->
                                Observation.nothing(
                                        rule.lastError() == null || rule.lastError().isEmpty()
                                                ? alert + " was not evaluated yet"
                                                : alert
                                                        + " cannot be evaluated: "
                                                        + rule.lastError()));
    }

    /** Alerts of this name that are pending or firing now. */
    List<Alert> active() {
        return prometheus.alerts().stream().filter(found -> found.name().equals(alert)).toList();
    }

    /**
     * How many evaluations Prometheus is seen to have executed after {@code since}, from its
     * metrics about itself; a lower bound, because samples lag behind.
     */
    long evaluationsSince(Instant since) {
        return prometheus.ruleGroups().stream()
                .filter(group -> group.rules().stream().anyMatch(this::isThis))
                .mapToLong(group -> evaluations(group, since))
                .min()
                .orElse(0);
    }

    /** How long ago {@code since} was, as a PromQL range of at least a millisecond. */
    static String rangeSince(Instant since) {
        return Math.max(1, Duration.between(since, Instant.now()).toMillis()) + "ms";
    }

    private long evaluations(RuleGroup group, Instant since) {
        String selector =
                "{rule_group=\"%s\"}[%s]"
                        .formatted(
                                group.id().replace("\\", "\\\\").replace("\"", "\\\""),
                                rangeSince(since));
        String total = "prometheus_rule_group_iterations_total" + selector;
        String missed = "prometheus_rule_group_iterations_missed_total" + selector;
        return prometheus
                .query(
                        "(max_over_time(%1$s) - min_over_time(%1$s)) - (max_over_time(%2$s) - min_over_time(%2$s))"
                                .formatted(total, missed))
                .stream()
                .mapToLong(sample -> (long) sample.value())
                .min()
                .orElse(0);
    }

    private boolean isThis(Rule rule) {
        return rule.type().equals("alerting") && rule.name().equals(alert);
    }

    private String known() {
        return prometheus.ruleGroups().stream()
                .flatMap(group -> group.rules().stream())
                .filter(rule -> rule.type().equals("alerting"))
                .map(Rule::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
