package dev.relapse.verdict;

import java.util.Objects;

/**
 * A verdict with the sentence that gives its ground.
 *
 * @param verdict the verdict
 * @param reason one sentence for a person; never blank
 */
public record Ruling(Verdict verdict, String reason) {

    public Ruling {
        Objects.requireNonNull(verdict, "verdict");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a verdict needs a reason: " + verdict);
        }
    }
}
