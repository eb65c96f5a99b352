package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.process.CommandSpec;
import dev.relapse.process.Finished;
import dev.relapse.process.ProgramFailed;
import dev.relapse.quantity.PrometheusQuantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules with their published windows would say if it had gone on as measured. No
 * measurement.
 */
final class Extrapolation {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final HostPrograms host;
    private final Artifact promtool;
    private final PublishedWindows windows;
    private final PrometheusApi prometheus;
    private Map<String, Double> healthy = Map.of();
    private Map<String, Double> failing = Map.of();

    Extrapolation(Cluster cluster, ScenarioDefinition scenario, PrometheusApi prometheus) {
        this.host = cluster.require(HostPrograms.class);
        this.promtool = host.artifact("prometheus", "promtool");
        this.windows =
                new PublishedWindows(
                        scenario, this::run, host.place().folder().resolve("extrapolation"));
        this.prometheus = prometheus;
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
        List<String> findings = new ArrayList<>();
        try {
            for (BurnRatePair pair : BurnRatePair.ALL) {
                findings.add(
                        "%s %s: %s"
                                .formatted(
                                        pair.severity(),
                                        pair.name(),
                                        spoken(windows.firstFiring(pair, healthy, failing))));
            }
        } catch (ProgramFailed e) {
            // No proof hangs on it: on a busy machine promtool may need longer than its limit.
            return "No extrapolation to the windows as published: " + e.getMessage();
        }
        return "Extrapolation and no measurement: by the windows as published, in virtual time, had it gone on as while it failed after a time as in health, "
                + String.join("; ", findings);
    }

    private static String spoken(Map<String, Duration> firing) {
        List<String> alerts = new ArrayList<>();
        for (String alert : List.of(BurnRatePair.ALERT, BurnRatePair.ALERT_TODAY)) {
            alerts.add(
                    firing.containsKey(alert)
                            ? "%s would fire after %d min"
                                    .formatted(alert, firing.get(alert).toMinutes())
                            : alert + " would not fire");
        }
        return String.join(", ", alerts);
    }

    private Finished run(List<String> arguments) {
        List<String> command = new ArrayList<>(promtool.command());
        command.addAll(arguments);
        return host.run(new CommandSpec(command, Map.of(), Optional.empty(), LIMIT));
    }
}
