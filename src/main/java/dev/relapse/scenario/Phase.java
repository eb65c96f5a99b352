package dev.relapse.scenario;

import java.util.Locale;

/** The phases of a replay, in the order in which they run. */
public enum Phase {
    ARRANGE,
    HEALTHY,
    REPRODUCE,
    FAILING,
    FIX,
    RECOVERED;

    /** Whether the phase is one of the three proofs, and not a step between them. */
    public boolean isProof() {
        return this == HEALTHY || this == FAILING || this == RECOVERED;
    }

    /** The phase's name as reports and {@code verdict.json} write it: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
