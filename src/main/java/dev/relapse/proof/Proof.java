package dev.relapse.proof;

import dev.relapse.probe.Probe;
import dev.relapse.wait.AbortCheck;
import dev.relapse.wait.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what a phase method sees. Each {@link #expect} seeks a set of probes that must hold
 * together; several of them in one method must hold one after another.
 */
public final class Proof {

    private final String name;
    private final AbortCheck abort;
    private final Progress progress;
    private final Instant began = Instant.now();
    private final List<Evidence> evidence = new ArrayList<>();
    private Instant from;
    private Instant until;
    private boolean failed;

    /**
     * A proof yet to be seen.
     *
     * @param name healthy, failing or recovered
     * @param abort what makes further looking pointless, such as a dead process
     * @param progress told about every look
     */
    public Proof(String name, AbortCheck abort, Progress progress) {
        this.name = name;
        this.abort = abort;
        this.progress = progress;
    }

    /** Begins to seek the probes, all at the same moment. Nothing happens until {@code within}. */
    public Expectation expect(Probe... probes) {
        return new Expectation(this, List.of(probes));
    }

    /** What was seen so far, or empty when nothing was sought. */
    public Optional<ProofResult> result() {
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        boolean holds = !failed;
        return Optional.of(
                new ProofResult(
                        name,
                        holds,
                        holds ? from : began,
                        until == null ? Instant.now() : until,
                        evidence));
    }

    AbortCheck abort() {
        return abort;
    }

    /**
     * Tells of the proof by its name; the probe that does not hold stands in what was last seen.
     */
    Progress progress() {
        return (what, lastSeen, left) -> progress.looking(name, lastSeen, left);
    }

    void held(List<Evidence> seen, Instant windowFrom) {
        evidence.addAll(seen);
        from = from == null ? windowFrom : from;
        until = Instant.now();
    }

    void notSeen(List<Evidence> lastSeen) {
        evidence.addAll(lastSeen);
        failed = true;
        until = Instant.now();
    }
}
