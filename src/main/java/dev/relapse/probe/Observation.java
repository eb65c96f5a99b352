package dev.relapse.probe;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link Probe} saw at one moment.
 *
 * <p>The count is the amount of evidence behind the sentence (targets, samples, evaluations,
 * objects). A statement made from nothing is never a success: {@link Holds} refuses a count of
 * zero, and a {@link NotYet} with a count of zero means that there was nothing to observe.
 */
public sealed interface Observation {

    /** What was seen, in one sentence for a person; never null. */
    String observed();

    /** How many things were observed; zero means that there was nothing to observe. */
    long count();

    /** The probe's statement is true now. */
    static Observation holds(String observed, long count) {
        return new Holds(observed, count, Optional.empty());
    }

    /**
     * A statement about a stretch of time, such as "two cycles were seen" or "it never fired": true
     * of the time since then until now.
     */
    static Observation heldSince(Instant since, String observed, long count) {
        return new Holds(observed, count, Optional.of(since));
    }

    /** The probe looked at {@code count} things and its statement is not true yet. */
    static Observation notYet(String observed, long count) {
        return new NotYet(observed, count);
    }

    /** There is nothing to look at yet; at a deadline this is inconclusive and never a verdict. */
    static Observation nothing(String why) {
        return new NotYet(why, 0);
    }

    /** The probe can never answer; ends the wait at once. */
    static Observation broken(String error) {
        return new Broken(error);
    }

    /**
     * True, with the evidence for it.
     *
     * @param observed what was seen
     * @param count at least one
     * @param since where the stretch of time begins that was looked at; empty when only this moment
     *     was
     */
    record Holds(String observed, long count, Optional<Instant> since) implements Observation {
        public Holds {
            Objects.requireNonNull(observed, "observed");
            Objects.requireNonNull(since, "since");
            if (count < 1) {
                throw new IllegalArgumentException(
                        "a probe holds only with evidence, but counted " + count + ": " + observed);
            }
        }
    }

    /**
     * Not true at this moment.
     *
     * @param observed the reason
     * @param count how many things were looked at, zero or more
     */
    record NotYet(String observed, long count) implements Observation {
        public NotYet {
            Objects.requireNonNull(observed, "observed");
            if (count < 0) {
                throw new IllegalArgumentException("a count is never negative: " + count);
            }
        }
    }

    /**
     * The probe itself failed for good.
     *
     * @param observed the error
     */
    record Broken(String observed) implements Observation {
        public Broken {
            Objects.requireNonNull(observed, "observed");
        }

        @Override
        public long count() {
            return 0;
        }
    }
}
