package dev.relapse.verdict;

import dev.relapse.proof.Phase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns how the phases ended into a verdict.
 *
 * <p>A red verdict accuses a version or a fix, so it needs evidence: whatever was looked for
 * without anything to look at, or on a machine too busy to keep time, is {@link
 * Verdict#INCONCLUSIVE}.
 *
 * @param question what is asked of the version
 * @param cpuPressureLimit share of the time, 0 to 1, above which a proof that was not seen says
 *     nothing, because the machine may have been the cause
 */
public record Adjudication(Question question, double cpuPressureLimit) {

    private static final List<Phase> PHASES = List.of(Phase.values());

    public Adjudication {
        if (!(cpuPressureLimit >= 0 && cpuPressureLimit <= 1)) {
            throw new IllegalArgumentException(
                    "the CPU pressure limit is a share from 0 to 1, not " + cpuPressureLimit);
        }
    }

    /**
     * The verdict on one replay.
     *
     * @param outcomes one per phase, in order; phases missing at the end did not run
     * @throws IllegalArgumentException when phases are out of order, or one ran after a phase that
     *     had not held
     */
    public Ruling of(List<PhaseOutcome> outcomes) {
        requireOrder(outcomes);
        Optional<PhaseOutcome> stopper = outcomes.stream().filter(o -> !o.held()).findFirst();
        if (stopper.isPresent()) {
            return stopped(stopper.get());
        }
        if (outcomes.size() < PHASES.size()) {
            return neverRan(PHASES.get(outcomes.size()));
        }
        return allHeld();
    }

    private Ruling allHeld() {
        return switch (question) {
            case KNOWN_BAD ->
                    new Ruling(
                            Verdict.RECOVERED,
                            "All three proofs hold: healthy, then failing, then recovered by the"
                                    + " fix.");
            case KNOWN_GOOD ->
                    new Ruling(
                            Verdict.RECOVERED,
                            "All three proofs hold: the incident came and was cured, although"
                                    + " this version is recorded as free of it.");
            case CANDIDATE ->
                    new Ruling(
                            Verdict.EXPOSED,
                            "The incident shows on this candidate, and the fix cures it: keep"
                                    + " the fix as a guard.");
            case SUBJECT ->
                    new Ruling(
                            Verdict.EXPOSED,
                            "The incident shows on these manifests without a guard, and the fix"
                                    + " cures it: keep it as a guard.");
            case PLACEBO ->
                    new Ruling(
                            Verdict.RECOVERED,
                            "It recovered although only something irrelevant was done: that it"
                                    + " recovers with the fix says nothing about the fix.");
            case ABLATION ->
                    new Ruling(
                            Verdict.RECOVERED,
                            "All three proofs hold without that part: the fix does not need it.");
        };
    }

    private Ruling stopped(PhaseOutcome outcome) {
        Phase phase = outcome.phase();
        if (outcome.result() instanceof PhaseResult.CouldNotTell unknown) {
            return inconclusive("Could not tell at " + phase.label() + ": " + unknown.reason());
        }
        if (outcome.result() instanceof PhaseResult.NotSeen notSeen) {
            return notSeen(outcome, notSeen);
        }
        return neverRan(phase);
    }

    private Ruling notSeen(PhaseOutcome outcome, PhaseResult.NotSeen notSeen) {
        Phase phase = outcome.phase();
        if (notSeen.count() == 0) {
            return inconclusive(
                    "There was nothing to observe for " + phase.label() + ": " + notSeen.reason());
        }
        if (phase != Phase.FAILING && phase != Phase.RECOVERED) {
            return inconclusive(
                    (phase == Phase.HEALTHY
                                    ? "It was never healthy, so nothing after it counts: "
                                    : "The step " + phase.label() + " did not take effect: ")
                            + notSeen.reason());
        }
        if (outcome.cpuPressure() > cpuPressureLimit) {
            return inconclusive(
                    String.format(
                            Locale.ROOT,
                            "The machine was too busy to judge %s: some task waited for a CPU in"
                                    + " %.1f %% of the time, above the limit of %.1f %%; last"
                                    + " seen: %s",
                            phase.label(),
                            100 * outcome.cpuPressure(),
                            100 * cpuPressureLimit,
                            notSeen.reason()));
        }
        return phase == Phase.RECOVERED ? notCured(notSeen) : notShown(notSeen);
    }

    private Ruling notCured(PhaseResult.NotSeen notSeen) {
        return switch (question) {
            case CANDIDATE ->
                    new Ruling(
                            Verdict.REGRESSED,
                            "The incident shows on this candidate, and the fix does not cure it"
                                    + " any more: "
                                    + notSeen.reason());
            case SUBJECT ->
                    new Ruling(
                            Verdict.REGRESSED,
                            "The incident shows on these manifests with the guard that they"
                                    + " have, too: "
                                    + notSeen.reason());
            case PLACEBO ->
                    new Ruling(
                            Verdict.NOT_RECOVERED,
                            "The incident stayed when something irrelevant was done instead of"
                                    + " the fix: "
                                    + notSeen.reason());
            case ABLATION ->
                    new Ruling(
                            Verdict.NOT_RECOVERED,
                            "The fix needs the part that was left out: " + notSeen.reason());
            case KNOWN_BAD, KNOWN_GOOD ->
                    new Ruling(
                            Verdict.NOT_RECOVERED, "The fix did not cure it: " + notSeen.reason());
        };
    }

    private Ruling notShown(PhaseResult.NotSeen notSeen) {
        return switch (question) {
            case KNOWN_BAD, PLACEBO, ABLATION ->
                    new Ruling(
                            Verdict.NOT_REPRODUCED,
                            "The incident did not show on a version that had it: "
                                    + notSeen.reason());
            case KNOWN_GOOD ->
                    new Ruling(
                            Verdict.SAFE,
                            "The incident did not show on a version recorded as free of it: "
                                    + notSeen.reason());
            case SUBJECT ->
                    new Ruling(
                            Verdict.SAFE,
                            "The incident does not show on these manifests with any known guard"
                                    + " left out of them, and all else in them as it stands: "
                                    + notSeen.reason());
            case CANDIDATE ->
                    new Ruling(
                            Verdict.SAFE,
                            "The incident does not show on this candidate even without the fix,"
                                    + " which this candidate does not need any more: "
                                    + notSeen.reason());
        };
    }

    private static Ruling neverRan(Phase phase) {
        return inconclusive("The replay ended before " + phase.label() + " could run.");
    }

    private static Ruling inconclusive(String reason) {
        return new Ruling(Verdict.INCONCLUSIVE, reason);
    }

    private static void requireOrder(List<PhaseOutcome> outcomes) {
        boolean stopped = false;
        for (int i = 0; i < outcomes.size(); i++) {
            PhaseOutcome outcome = outcomes.get(i);
            if (i >= PHASES.size() || outcome.phase() != PHASES.get(i)) {
                throw new IllegalArgumentException(
                        "phases must be given once each and in order, but number "
                                + (i + 1)
                                + " is "
                                + outcome.phase());
            }
            if (stopped && outcome.ran()) {
                throw new IllegalArgumentException(
                        outcome.phase() + " cannot have run after a phase that did not hold");
            }
            stopped |= !outcome.held();
        }
    }
}
