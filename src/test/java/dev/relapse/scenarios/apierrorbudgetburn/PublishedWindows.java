package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.definition.Durations;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Timer;
import dev.relapse.monitoring.VirtualTime;
import dev.relapse.process.Finished;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The rules with their windows as published, in virtual time: a long window of health, then one of
 * the incident.
 *
 * @param scenario its rules and timers
 * @param promtool runs it with these arguments
 * @param folder for its files
 */
record PublishedWindows(
        ScenarioDefinition scenario, Function<List<String>, Finished> promtool, Path folder) {

    /** Evaluations in a short window. */
    private static final int RESOLUTION = 10;

    /**
     * The alerts of the pair that fire, and how long after the incident began.
     *
     * @param healthy series of {@link CountedRequests} to what it rises by in a second
     * @param failing the same while it fails
     */
    Map<String, Duration> firstFiring(
            BurnRatePair pair, Map<String, Double> healthy, Map<String, Double> failing) {
        Duration each = Durations.parse(pair.longWindow());
        Duration step = Durations.parse(pair.shortWindow()).dividedBy(RESOLUTION);
        // What does not fire once the long window holds nothing but the incident never will, but
        // for the time that it must last.
        Duration incident =
                each.plus(Durations.parse(upstream("burn-rate." + pair.name() + ".for")));
        Map<String, String> series = new LinkedHashMap<>();
        healthy.forEach(
                (name, rate) ->
                        series.put(
                                name,
                                counter(
                                        rate * step.toSeconds(),
                                        each.dividedBy(step),
                                        failing.get(name) * step.toSeconds(),
                                        incident.dividedBy(step))));
        Map<String, Duration> found = new LinkedHashMap<>();
        new VirtualTime(
                        promtool,
                        folder,
                        pair.ownRules(scenario.folder().resolve("rules"), this::upstream),
                        step)
                .query(
                        "min_over_time(timestamp(ALERTS{alertstate=\"firing\"})[%ds:%ds])"
                                .formatted(each.plus(incident).toSeconds(), step.toSeconds()),
                        series,
                        each.plus(incident))
                .forEach(
                        (labels, at) ->
                                found.put(
                                        labels.get("alertname"),
                                        Duration.ofSeconds(Math.round(at)).minus(each)));
        return found;
    }

    /** In promtool's notation, which counts the first value in. */
    private static String counter(double slow, long slowSteps, double fast, long fastSteps) {
        return String.format(
                Locale.ROOT,
                "0+%.6fx%d %.6f+%.6fx%d",
                slow,
                slowSteps,
                slow * slowSteps + fast,
                fast,
                fastSteps);
    }

    private String upstream(String name) {
        return scenario.timers().stream()
                .filter(timer -> timer.name().equals(name))
                .map(Timer::upstream)
                .findFirst()
                .orElseThrow();
    }
}
