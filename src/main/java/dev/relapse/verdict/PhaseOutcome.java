package dev.relapse.verdict;

import dev.relapse.proof.Phase;
import java.util.Objects;

/**
 * One phase, how it ended and how busy the machine was meanwhile.
 *
 * @param phase the phase
 * @param result how it ended
 * @param cpuPressure share of the phase in which some task waited for a CPU, 0 to 1; 0 where it is
 *     not known
 */
public record PhaseOutcome(Phase phase, PhaseResult result, double cpuPressure) {

    public PhaseOutcome {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(result, "result");
        if (!(cpuPressure >= 0 && cpuPressure <= 1)) {
            throw new IllegalArgumentException(
                    "CPU pressure is a share from 0 to 1, not " + cpuPressure);
        }
    }

    boolean held() {
        return result instanceof PhaseResult.Held;
    }

    boolean ran() {
        return !(result instanceof PhaseResult.NotRun);
    }
}
