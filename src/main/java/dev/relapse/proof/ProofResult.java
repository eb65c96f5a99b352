package dev.relapse.proof;

import java.time.Instant;
import java.util.List;

/**
 * What became of a proof.
 *
 * @param name healthy, failing or recovered
 * @param holds whether it was seen to hold
 * @param from when the holding window began, which lies before the search where a probe speaks of
 *     the past; when it does not hold, when the search began
 * @param until when that ended
 * @param evidence the last observation of every probe
 */
public record ProofResult(
        String name, boolean holds, Instant from, Instant until, List<Evidence> evidence) {
    public ProofResult {
        evidence = List.copyOf(evidence);
        if (holds && evidence.isEmpty()) {
            throw new IllegalArgumentException("proof " + name + " holds without any evidence");
        }
    }
}
