package dev.relapse.monitoring;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds when Prometheus scrapes nothing of a job although discovery worked: it went through its
 * targets often enough, and dropped what the job is about. An empty list of targets alone proves
 * nothing.
 *
 * @param job the {@code job} label that targets would have
 * @param discovered labels, as discovery gives them, by which the dropped targets are known
 * @param atLeast the least number of dropped targets, one or more
 * @param rounds of the scrape job that discovers them
 * @param since where the rounds that count begin
 * @param atLeastRounds the least number of rounds, one or more
 */
public record NoTargets(
        String job,
        Map<String, String> discovered,
        int atLeast,
        DiscoveryRounds rounds,
        Instant since,
        long atLeastRounds)
        implements Probe {

    private static final String PORT = "__meta_kubernetes_pod_container_port_number";
    private static final String POD = "__meta_kubernetes_pod_name";

    public NoTargets {
        discovered = Map.copyOf(discovered);
        if (atLeast < 1 || atLeastRounds < 1) {
            throw new IllegalArgumentException(
                    "without a dropped target and a round of discovery nothing is proved; asked for %d and %d"
                            .formatted(atLeast, atLeastRounds));
        }
    }

    @Override
    public String name() {
        return "Prometheus scrapes nothing of job " + job + ", though it was discovered";
    }

    @Override
    public Observation observe() {
        // Counted first, so that every counted round is part of what is looked at next.
        long seen = rounds.since(since);
        Targets targets = rounds.prometheus().targets();
        List<Target> active = targets.ofJob(job);
        if (!active.isEmpty()) {
            return Observation.notYet(
                    "%d active targets of job %s, such as %s"
                            .formatted(active.size(), job, active.get(0).scrapeUrl()),
                    active.size());
        }
        List<Map<String, String>> dropped =
                targets.dropped(discovered).stream()
                        .filter(labels -> rounds.scrapeJob().equals(labels.get("job")))
                        .toList();
        String text =
                "no active target of job %s after %d rounds of discovery for %s; dropped: %s"
                        .formatted(job, seen, rounds.scrapeJob(), describe(dropped));
        return dropped.size() < atLeast || seen < atLeastRounds
                ? Observation.notYet(text, dropped.size())
                : Observation.holds(text, dropped.size());
    }

    private static String describe(List<Map<String, String>> dropped) {
        List<String> all = new ArrayList<>();
        for (Map<String, String> labels : dropped) {
            all.add(
                    "%s (%s)"
                            .formatted(
                                    labels.getOrDefault(POD, labels.get("__address__")),
                                    labels.containsKey(PORT)
                                            ? "port " + labels.get(PORT)
                                            : "declares no port"));
        }
        return all.isEmpty() ? "nothing" : all.stream().sorted().collect(Collectors.joining(", "));
    }
}
