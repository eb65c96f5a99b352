package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Timer;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.RuleFile;
import dev.relapse.monitoring.VirtualTime;
import dev.relapse.process.CommandSpec;
import dev.relapse.process.Finished;
import dev.relapse.quantity.PrometheusQuantity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the rules with their published windows would say if it had gone on as measured: three days
 * as in health, then half a day as while it failed, in virtual time. No measurement.
 */
final class Extrapolation {

    private static final Duration HEALTH = Duration.ofDays(3);
    private static final Duration INCIDENT = Duration.ofHours(12);

    /** Two samples in the shortest of the windows. */
    private static final Duration STEP = Duration.ofSeconds(150);

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final HostPrograms host;
    private final Artifact promtool;
    private final List<RuleFile> rules;
    private final PrometheusApi prometheus;
    private final Path folder;
    private Map<String, Double> healthy = Map.of();
    private Map<String, Double> failing = Map.of();

    Extrapolation(Cluster cluster, ScenarioDefinition scenario, PrometheusApi prometheus) {
        this.host = cluster.require(HostPrograms.class);
        this.promtool = host.artifact("prometheus", "promtool");
        this.rules =
                BurnRatePair.rules(
                        scenario.folder().resolve("rules"), name -> upstream(scenario, name));
        this.prometheus = prometheus;
        this.folder = host.place().folder().resolve("extrapolation");
    }

    private static String upstream(ScenarioDefinition scenario, String name) {
        return scenario.timers().stream()
                .filter(timer -> timer.name().equals(name))
                .map(Timer::upstream)
                .findFirst()
                .orElseThrow();
    }

    /** Takes the rates of now for those of health. */
    void learnHealth() {
        healthy = rates();
    }

    /** Takes the rates of now for those of the incident. */
    void learnIncident() {
        failing = rates();
    }

    private Map<String, Double> rates() {
        Map<String, Double> found = new LinkedHashMap<>();
        for (CountedRequests counted : CountedRequests.ALL) {
            found.put(
                    counted.series(),
                    new PrometheusQuantity(counted.series(), "1/s", prometheus, counted.rate())
                            .at(Instant.now())
                            .orElse(0));
        }
        return found;
    }

    /** Which pairs of windows fire, and how long after the incident began. */
    String spoken() {
        Map<String, String> series = new LinkedHashMap<>();
        healthy.forEach((name, rate) -> series.put(name, values(rate, failing.get(name))));
        Map<Map<String, String>, Double> first =
                new VirtualTime(this::run, folder, rules, STEP)
                        .query(
                                "min_over_time(timestamp(ALERTS{alertstate=\"firing\"})[%ds:%ds])"
                                        .formatted(INCIDENT.toSeconds(), STEP.toSeconds()),
                                series,
                                HEALTH.plus(INCIDENT));
        List<String> spoken = new ArrayList<>();
        for (String alert : List.of(BurnRatePair.ALERT, BurnRatePair.ALERT_TODAY)) {
            Map<Long, String> firing = new TreeMap<>();
            first.forEach(
                    (labels, at) -> {
                        if (alert.equals(labels.get("alertname"))) {
                            firing.merge(
                                    Math.round(at) - HEALTH.toSeconds(),
                                    pair(labels),
                                    (one, other) -> one + ", " + other);
                        }
                    });
            List<String> times = new ArrayList<>();
            firing.forEach(
                    (seconds, pairs) ->
                            times.add("%s after %d min".formatted(pairs, seconds / 60)));
            spoken.add(
                    alert
                            + (times.isEmpty()
                                    ? " does not fire"
                                    : " fires " + String.join(", ", times)));
        }
        return "Extrapolation and no measurement, by the windows as published, in virtual time: %d h as in health and then %d h as while it failed: %s"
                .formatted(HEALTH.toHours(), INCIDENT.toHours(), String.join("; ", spoken));
    }

    private static String pair(Map<String, String> labels) {
        return "%s %s/%s"
                .formatted(labels.get("severity"), labels.get("long"), labels.get("short"));
    }

    /** A counter in promtool's notation, which counts its start in. */
    private static String values(double inHealth, double inIncident) {
        long before = HEALTH.dividedBy(STEP);
        double slow = inHealth * STEP.toSeconds();
        double fast = inIncident * STEP.toSeconds();
        return String.format(
                Locale.ROOT,
                "0+%.6fx%d %.6f+%.6fx%d",
                slow,
                before,
                slow * before + fast,
                fast,
                INCIDENT.dividedBy(STEP));
    }

    private Finished run(List<String> arguments) {
        List<String> command = new ArrayList<>(promtool.command());
        command.addAll(arguments);
        return host.run(new CommandSpec(command, Map.of(), Optional.empty(), LIMIT));
    }
}
