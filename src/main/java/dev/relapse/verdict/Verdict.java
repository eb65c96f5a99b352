package dev.relapse.verdict;

/** What the three proofs of a replay amount to. */
public enum Verdict {
    /** All three proofs hold. */
    RECOVERED,
    /** The version is recorded as free of the incident, and it did not show. */
    SAFE,
    /** The incident did not show on the version that had it: the scenario has gone stale. */
    NOT_REPRODUCED,
    /** The published fix did not cure it. */
    NOT_RECOVERED,
    /** The harness could not tell. */
    INCONCLUSIVE
}
