package dev.relapse.replay;

import dev.relapse.proof.CannotTell;
import dev.relapse.proof.Phase;
import dev.relapse.proof.Proof;
import dev.relapse.proof.ProofNotSeen;
import dev.relapse.proof.ProofResult;
import dev.relapse.verdict.PhaseResult;

/** Turns what a phase's code did into how the phase ended. */
final class PhaseResults {

    private PhaseResults() {}

    /** The phase's code returned; a proof phase that sought nothing proves nothing. */
    static PhaseResult returned(Phase phase, Proof proof) {
        if (phase.seeksProof() && !proof.result().map(ProofResult::holds).orElse(false)) {
            return PhaseResult.couldNotTell("its method returned without having seen a proof");
        }
        return PhaseResult.held();
    }

    /** The phase's code threw. */
    static PhaseResult threw(Throwable failure) {
        if (failure instanceof ProofNotSeen notSeen) {
            return PhaseResult.notSeen(notSeen.getMessage(), notSeen.count());
        }
        if (failure instanceof CannotTell) {
            return PhaseResult.couldNotTell(failure.getMessage());
        }
        String message = failure.getMessage();
        return PhaseResult.couldNotTell(
                failure.getClass().getSimpleName() + (message == null ? "" : ": " + message));
    }
}
