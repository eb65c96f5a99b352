package dev.relapse.wait;

import java.time.Duration;

/** Told about every look of a {@link Wait}; what it shows, and how often, is its own affair. */
@FunctionalInterface
public interface Progress {

    /** Shows nothing. */
    Progress SILENT = (what, lastSeen, left) -> {};

    /**
     * Called after each look.
     *
     * @param what the wait's name
     * @param lastSeen the last observation's sentence
     * @param left the time until the deadline, never negative
     */
    void looking(String what, String lastSeen, Duration left);
}
