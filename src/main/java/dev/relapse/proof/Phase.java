package dev.relapse.proof;

import java.util.Locale;
import java.util.Optional;

/** The six steps of a replay, in order. Three of them seek a proof. */
public enum Phase {
    ARRANGE(false),
    HEALTHY(true),
    REPRODUCE(false),
    FAILING(true),
    FIX(false),
    RECOVERED(true);

    private final boolean proof;

    Phase(boolean proof) {
        this.proof = proof;
    }

    /** Whether the step's method must see a proof hold. */
    public boolean seeksProof() {
        return proof;
    }

    /** The name in files and on the terminal: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The phase of that label. */
    public static Optional<Phase> labelled(String label) {
        for (Phase phase : values()) {
            if (phase.label().equals(label)) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }
}
