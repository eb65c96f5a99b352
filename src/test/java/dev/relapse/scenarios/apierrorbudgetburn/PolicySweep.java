package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.cluster.AuditEvent;
import dev.relapse.definition.Settings;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.replay.Journal;
import dev.relapse.wait.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Adds policies step by step while the operator loops, and measures how long the API server takes
 * to answer an update of the operator's Deployment with each number of them.
 */
final class PolicySweep {

    private final Platform platform;
    private final Settings settings;
    private final Journal journal;

    PolicySweep(Platform platform, Settings settings, Journal journal) {
        this.platform = platform;
        this.settings = settings;
        this.journal = journal;
        journal.sample(
                "policies that ask the API server",
                "policies",
                Duration.ofSeconds(1),
                () -> (double) platform.policies().ofTeams());
    }

    /** Leaves the most policies in force, and a note with the figures. */
    void run() {
        List<String> rows = new ArrayList<>();
        int step = settings.number("sweep.step");
        for (int count = step; count <= settings.number("sweep.most"); count += step) {
            platform.policies().createOfTeams(count);
            journal.mark(count + " policies");
            rows.add(row(count, measured()));
        }
        journal.note(
                "The time of an update of the operator's Deployment, by how many policies ask the API server: "
                        + String.join("; ", rows));
    }

    /** The last updates, once as many before them have used up what Kyverno's client had saved. */
    private List<Duration> measured() {
        Instant since = Instant.now();
        int wanted = settings.number("sweep.updates");
        Wait.atMost(settings.duration("sweep.limit"))
                .until(
                        Probe.of(
                                "the operator has updated its Deployment often enough",
                                () -> {
                                    int seen = updatesSince(since).size();
                                    String observed = seen + " of " + 2 * wanted + " updates";
                                    return seen >= 2 * wanted
                                            ? Observation.holds(observed, seen)
                                            : Observation.notYet(observed, seen);
                                }));
        return updatesSince(since).stream()
                .sorted(Comparator.comparing(AuditEvent::received))
                .skip(wanted)
                .limit(wanted)
                .map(AuditEvent::took)
                .toList();
    }

    /** Those that were both asked for and answered since then. */
    private List<AuditEvent> updatesSince(Instant since) {
        return platform.requests()
                .answered(
                        since,
                        Instant.now(),
                        request ->
                                Pressure.isOperatorUpdate(request)
                                        && !request.received().isBefore(since));
    }

    private static String row(int policies, List<Duration> times) {
        double mean = times.stream().mapToLong(Duration::toMillis).average().orElseThrow() / 1000;
        double most = times.stream().mapToLong(Duration::toMillis).max().orElseThrow() / 1000.0;
        return String.format(
                Locale.ROOT, "%d policies, mean %.2f s, most %.2f s", policies, mean, most);
    }
}
