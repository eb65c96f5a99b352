package dev.relapse.verdict;

import java.util.Locale;
import java.util.Objects;

/**
 * What a control shows of the fix of another variant, with the same incident and the same wait.
 *
 * @param kind of control
 * @param of the variant whose fix is in question
 * @param part what is done instead, or which part of the fix is left out; in a few words
 */
public record Control(Kind kind, String of, String part) {

    /** The kinds of control. */
    public enum Kind {
        /** Something irrelevant is done instead of the fix: the incident must stay. */
        PLACEBO,
        /** One part of the fix is left out: does the fix need it? */
        ABLATION;

        /** As it is written in files. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Control {
        Objects.requireNonNull(kind, "kind");
        if (of.isBlank() || part.isBlank()) {
            throw new IllegalArgumentException(
                    "a control names the variant that it is of, and what it does otherwise");
        }
    }

    /**
     * Whether a setting says what the fix is: {@code fix}, or one that begins with {@code fix.}.
     */
    public static boolean isOfTheFix(String key) {
        return key.equals("fix") || key.startsWith("fix.");
    }
}
