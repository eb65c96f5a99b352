package dev.relapse.scenarios.istiosidecar;

import dev.relapse.definition.Settings;
import dev.relapse.replay.Background;
import dev.relapse.replay.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets the teams deploy in waves, with quiet gaps between them, until the replay ends. */
final class DeploymentWaves {

    private final Company company;
    private final ReportedUsage reported;
    private final Journal journal;
    private final int deploys;
    private final Duration gap;
    private final Duration delay;
    private final List<Wave> over = new ArrayList<>();
    private Instant due;
    private Instant began;
    private int done;

    private DeploymentWaves(
            Company company, ReportedUsage reported, Settings settings, Journal journal) {
        this.company = company;
        this.reported = reported;
        this.journal = journal;
        this.deploys = settings.number("wave.deploys");
        this.gap = settings.duration("wave.gap");
        this.delay = settings.duration("wave.delay");
        this.due = Instant.now().minus(delay);
    }

    /** The first wave comes as long after figures of the metrics API as every wave does. */
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

    /**
     * Does something in the gap between two waves; the next wave comes after the next figures of
     * the metrics API.
     */
    synchronized void inAGap(Runnable work) {
        while (began != null) {
            tick();
        }
        work.run();
        due = Instant.now();
    }

    private synchronized void tick() {
        if (began == null) {
            Optional<Instant> fresh = reported.arrivedAfter(due);
            if (fresh.isEmpty() || Instant.now().isBefore(fresh.get().plus(delay))) {
                return;
            }
            began = Instant.now();
            journal.mark("wave " + (over.size() + 1));
        }
        company.deploy();
        done++;
        if (done == deploys) {
            Instant ended = Instant.now();
            over.add(new Wave(over.size() + 1, began, ended, done));
            due = ended.plus(gap).minus(delay);
            began = null;
            done = 0;
        }
    }
}
