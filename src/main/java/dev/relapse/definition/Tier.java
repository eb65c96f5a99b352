package dev.relapse.definition;

/** When a run of the whole catalogue includes a variant. */
public enum Tier {
    /** In every {@code mvn verify}. */
    VERIFY,
    /** Only in the nightly run, or when asked for by name. */
    NIGHTLY
}
