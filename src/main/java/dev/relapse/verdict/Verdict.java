package dev.relapse.verdict;

/** What the three proofs of a replay amount to. */
public enum Verdict {
    /** All three proofs hold. */
    RECOVERED,
    /**
     * The incident did not show: on a version that is recorded as free of it, or on a candidate,
     * without the guard.
     */
    SAFE,
    /** The incident did not show on the version that had it: the scenario has gone stale. */
    NOT_REPRODUCED,
    /** The published fix did not cure it. */
    NOT_RECOVERED,
    /** A candidate shows the incident, and the guard cures it: keep the guard. */
    EXPOSED,
    /** A candidate shows the incident, and the guard does not cure it any more. */
    REGRESSED,
    /** The harness could not tell. */
    INCONCLUSIVE
}
