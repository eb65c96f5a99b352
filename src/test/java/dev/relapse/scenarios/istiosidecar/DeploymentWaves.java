package dev.relapse.scenarios.istiosidecar;

import dev.relapse.definition.Settings;
import dev.relapse.replay.Background;
import dev.relapse.replay.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lets the teams deploy in waves, with quiet gaps between them, until the replay ends. */
final class DeploymentWaves {

    /** A wave waits for fresh figures from this long before it is due. */
    private static final Duration EARLY = Duration.ofSeconds(5);

    private final Company company;
    private final ReportedUsage reported;
    private final Journal journal;
    private final int deploys;
    private final Duration period;
    private final List<Wave> over = new ArrayList<>();
    private Instant due = Instant.now();
    private Instant began;
    private int done;

    private DeploymentWaves(
            Company company, ReportedUsage reported, Settings settings, Journal journal) {
        this.company = company;
        this.reported = reported;
        this.journal = journal;
        this.deploys = settings.number("wave.deploys");
        this.period = settings.duration("wave.period");
    }

    /** The first wave comes with the next figures of the metrics API. */
    static DeploymentWaves begin(
            Company company,
            ReportedUsage reported,
            Settings settings,
            Background background,
            Journal journal) {
        DeploymentWaves waves = new DeploymentWaves(company, reported, settings, journal);
        background.every(settings.duration("wave.interval"), "waves of deployments", waves::tick);
        return waves;
    }

    /** The waves that are over, in order of time. */
    synchronized List<Wave> over() {
        return List.copyOf(over);
    }

    private synchronized void tick() {
        if (began == null) {
            if (!reported.arrivedAfter(due)) {
                return;
            }
            began = Instant.now();
            due = began.plus(period).minus(EARLY);
            journal.mark("wave " + (over.size() + 1));
        }
        company.deploy();
        done++;
        if (done == deploys) {
            over.add(new Wave(over.size() + 1, began, Instant.now(), done));
            began = null;
            done = 0;
        }
    }
}
