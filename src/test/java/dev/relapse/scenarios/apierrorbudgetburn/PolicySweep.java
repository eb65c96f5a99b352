package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.cluster.AuditEvent;
import dev.relapse.definition.Settings;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.replay.Journal;
import dev.relapse.wait.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * Takes policies away step by step while the operator loops, and measures how long the API server
 * takes to answer an update of the operator's Deployment with each number of them. From the most
 * down: so the burst of Kyverno's client is used up before the first step, and is saved again only
 * where the policies ask less than the client may.
 */
final class PolicySweep {

    private static final double MILLI = 1000;
    private static final String VARIED = "policies that ask the API server";

    private final Platform platform;
    private final Settings settings;
    private final Journal journal;

    PolicySweep(Platform platform, Settings settings, Journal journal) {
        this.platform = platform;
        this.settings = settings;
        this.journal = journal;
        journal.sample(
                VARIED,
                "policies",
                Duration.ofSeconds(1),
                () -> (double) platform.policies().ofTeams());
    }

    /** Leaves the most policies in force, and the figures in the report. */
    void run() {
        int step = settings.number("sweep.step");
        int most = settings.number("sweep.most");
        for (int count = most; count > 0; count -= step) {
            platform.policies().haveOfTeams(count);
            journal.mark(count + " policies");
            write(count, measured());
        }
        platform.policies().haveOfTeams(most);
    }

    /** The last updates, once as many before them have let the step before wear off. */
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

    private void write(int policies, List<Duration> times) {
        LongSummaryStatistics millis =
                times.stream().mapToLong(Duration::toMillis).summaryStatistics();
        journal.relation(
                "Mean time of an update of the operator's Deployment",
                "s",
                VARIED,
                policies,
                millis.getAverage() / MILLI);
        journal.relation("Longest of them", "s", VARIED, policies, millis.getMax() / MILLI);
    }
}
