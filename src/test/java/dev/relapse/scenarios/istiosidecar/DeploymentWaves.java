package dev.relapse.scenarios.istiosidecar;

import dev.relapse.definition.Settings;
import dev.relapse.replay.Background;
import dev.relapse.replay.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the teams deploy in waves until the replay ends. A wave ends when the proxies have taken it
 * in: pushes that pile up on a busy machine are part of it. A gap follows that lasts until the
 * metrics API has told that the proxies are idle.
 */
final class DeploymentWaves {

    /** So long at most until there is a gap; a wave that is not over by then never will be. */
    private static final Duration GAP_LIMIT = Duration.ofMinutes(3);

    /**
     * Between the end of a replica and a wave: istiod merges changes that come closer together
     * (PILOT_DEBOUNCE_AFTER, 100 ms), and a push for the one would then count as the wave's.
     */
    private static final Duration APART = Duration.ofMillis(500);

    private final Company company;
    private final Proxies proxies;
    private final ReportedUsage reported;
    private final Journal journal;
    private final int deploys;
    private final Duration delay;
    private final int idle;
    private final List<Wave> over = new ArrayList<>();
    private State state;
    private boolean held;
    private boolean settling;
    private Set<String> pods = Set.of();
    private Instant podsSince = Instant.MIN;
    private Optional<Instant> quiet = Optional.empty();
    private Instant began;
    private Instant ended;
    private int done;

    private enum State {
        RESTING,
        DEPLOYING,
        TAKING_IN
    }

    private DeploymentWaves(
            Company company,
            Proxies proxies,
            ReportedUsage reported,
            Settings settings,
            Journal journal) {
        this.company = company;
        this.proxies = proxies;
        this.reported = reported;
        this.journal = journal;
        this.deploys = settings.number("wave.deploys");
        this.delay = settings.duration("wave.delay");
        this.idle = settings.number("proxy.idle");
        this.state = State.RESTING;
    }

    /** The first wave comes at once: figures that begin with it show the whole of it. */
    static DeploymentWaves begin(
            Company company,
            Proxies proxies,
            ReportedUsage reported,
            Settings settings,
            Background background,
            Journal journal) {
        DeploymentWaves waves = new DeploymentWaves(company, proxies, reported, settings, journal);
        background.every(settings.duration("wave.interval"), "waves of deployments", waves::tick);
        return waves;
    }

    /** The waves that are over, in order of time. */
    synchronized List<Wave> over() {
        return List.copyOf(over);
    }

    /** No wave begins until something has been done in a gap. */
    synchronized void hold() {
        held = true;
    }

    /**
     * Does something in the gap between two waves; the gap then begins anew when the proxies have
     * taken that in.
     */
    synchronized void inAGap(Runnable work) {
        settling = false;
        doInAGap(work);
    }

    /**
     * As {@link #inAGap}; the next wave also waits until the replicas that the work itself costs
     * have figures of their own or are gone. Before that the autoscaler takes none of them away,
     * and a wave would tell nothing of where the workload rests.
     */
    synchronized void inAGapThatSettles(Runnable work) {
        settling = true;
        doInAGap(work);
    }

    private void doInAGap(Runnable work) {
        awaitGap();
        work.run();
        ended = Instant.now();
        state = State.TAKING_IN;
        held = false;
    }

    private void awaitGap() {
        Instant limit = Instant.now().plus(GAP_LIMIT);
        while (state != State.RESTING) {
            long left = Duration.between(Instant.now(), limit).toMillis();
            if (left <= 0) {
                throw new IllegalStateException(
                        "wave %d is not over after %d s: %s"
                                .formatted(over.size() + 1, GAP_LIMIT.toSeconds(), state));
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a wave was under way", e);
            }
        }
    }

    private synchronized void tick() {
        switch (state) {
            case RESTING -> beginWhenDue();
            case DEPLOYING -> deploy();
            case TAKING_IN -> proxies.quietSince(ended).ifPresent(this::rest);
        }
    }

    private void beginWhenDue() {
        if (!held && isDue()) {
            began = Instant.now();
            done = 0;
            settling = false;
            state = State.DEPLOYING;
            journal.mark("wave " + (over.size() + 1));
            deploy();
        }
    }

    private boolean isDue() {
        if (quiet.isEmpty()) {
            return true;
        }
        return awaited()
                .flatMap(those -> reported.idleAfter(quiet.get(), idle, those))
                .filter(told -> !Instant.now().isBefore(told.plus(delay)))
                .isPresent();
    }

    /** Which pods there are, of whose figures a wave waits; empty while they change. */
    private Optional<Set<String>> awaited() {
        if (!settling) {
            return Optional.of(Set.of());
        }
        Set<String> now = proxies.pods();
        if (!now.equals(pods)) {
            pods = now;
            podsSince = Instant.now();
        }
        return Instant.now().isBefore(podsSince.plus(APART)) ? Optional.empty() : Optional.of(now);
    }

    private void deploy() {
        company.deploy();
        done++;
        if (done == deploys) {
            ended = Instant.now();
            state = State.TAKING_IN;
        }
    }

    private void rest(Instant since) {
        proxies.read();
        if (began != null) {
            over.add(new Wave(over.size() + 1, began, ended, since, done));
            began = null;
        }
        quiet = Optional.of(since);
        state = State.RESTING;
        notifyAll();
    }
}
