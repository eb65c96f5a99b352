package dev.relapse.verdict;

import java.util.Objects;

/** How one phase of a replay ended. */
public sealed interface PhaseResult {

    /** The proof was seen to hold, or the step was done. */
    static PhaseResult held() {
        return new Held();
    }

    /** The proof was looked for in {@code count} things and not seen; zero: nothing to look at. */
    static PhaseResult notSeen(String reason, long count) {
        return new NotSeen(reason, count);
    }

    /** The harness failed: a component died, a probe broke, a deadline of ours passed. */
    static PhaseResult couldNotTell(String reason) {
        return new CouldNotTell(reason);
    }

    /** The replay ended before this phase. */
    static PhaseResult notRun() {
        return new NotRun();
    }

    /** See {@link #held()}. */
    record Held() implements PhaseResult {}

    /**
     * See {@link #notSeen}.
     *
     * @param reason what was last seen, as the end of a sentence
     * @param count how many things were looked at, zero or more
     */
    record NotSeen(String reason, long count) implements PhaseResult {
        public NotSeen {
            Objects.requireNonNull(reason, "reason");
            if (count < 0) {
                throw new IllegalArgumentException("a count is never negative: " + count);
            }
        }
    }

    /**
     * See {@link #couldNotTell}.
     *
     * @param reason what went wrong, as the end of a sentence
     */
    record CouldNotTell(String reason) implements PhaseResult {
        public CouldNotTell {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** See {@link #notRun()}. */
    record NotRun() implements PhaseResult {}
}
