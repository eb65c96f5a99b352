package dev.relapse.verdict;

/** What is known beforehand of the version that a replay runs on, and so what it asks. */
public enum Question {
    /** It had the incident: can it still be seen to come and to be cured? */
    KNOWN_BAD,
    /** It is recorded as free of the incident: is it? */
    KNOWN_GOOD,
    /** Nothing: would it let the incident come back, and does the fix still help as a guard? */
    CANDIDATE,
    /** Nothing of a team's own manifests: do they let it come, and does their guard help? */
    SUBJECT,
    /** It had the incident: does it stay when something irrelevant is done instead of the fix? */
    PLACEBO,
    /** It had the incident: does the fix cure it without one of its parts? */
    ABLATION
}
