package dev.relapse.proof;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.wait.Wait;
import dev.relapse.wait.WaitFailed;
import java.time.Duration;
import java.util.List;

/** Probes that must hold together, and for how long. */
public final class Expectation {

    private final Proof proof;
    private final List<Probe> probes;
    private final Duration window;

    Expectation(Proof proof, List<Probe> probes) {
        this(proof, probes, Duration.ZERO);
    }

    private Expectation(Proof proof, List<Probe> probes, Duration window) {
        if (probes.isEmpty()) {
            throw new IllegalArgumentException("a proof needs at least one probe");
        }
        this.proof = proof;
        this.probes = probes;
        this.window = window;
    }

    /** Demands that all probes hold without a break for this long. */
    public Expectation holdingFor(Duration newWindow) {
        return new Expectation(proof, probes, newWindow);
    }

    /**
     * Looks until the probes held together for the window.
     *
     * @param limit for the whole search, window included
     * @throws ProofNotSeen when the time is up and every probe had something to look at
     * @throws CannotTell when a probe broke, had nothing to look at, or the wait was aborted
     */
    public void within(Duration limit) {
        HoldingTogether together = new HoldingTogether(probes, window);
        try {
            Wait.atMost(limit).abortIf(proof.abort()).telling(proof.progress()).until(together);
            proof.held(together.evidence(), together.since());
        } catch (WaitFailed.DeadlinePassed e) {
            proof.notSeen(together.evidence());
            if (together.blind().isPresent()) {
                throw new CannotTell(
                        "there was nothing to observe for '"
                                + together.blind().get()
                                + "'; "
                                + e.getMessage(),
                        e);
            }
            ProofNotSeen notSeen = new ProofNotSeen(e.getMessage(), e.lastCount());
            notSeen.initCause(e);
            throw notSeen;
        } catch (WaitFailed.Aborted e) {
            proof.notSeen(together.evidence());
            throw new CannotTell(e.getMessage(), e);
        }
    }

    /** For evidence: what an observation amounts to. */
    static Evidence evidenceOf(Probe probe, Observation observation) {
        return new Evidence(probe.name(), observation.observed(), observation.count());
    }
}
