package dev.relapse.artifact.progress;

import java.time.Duration;

/** The sentences that every form of progress shows. */
final class Phrases {

    private Phrases() {}

    static String started(String work, Duration estimate) {
        return estimate.isZero()
                ? work + "..."
                : "%s (about %s)...".formatted(work, Amounts.roughly(estimate));
    }

    static String running(String work, Duration elapsed, String lastLine) {
        String so = "still %s: %s".formatted(work, Amounts.exactly(elapsed));
        return lastLine.isEmpty() ? so : so + ", " + lastLine;
    }

    static String finished(String work, long size, Duration took) {
        return "done %s: %s in %s".formatted(work, Amounts.bytes(size), Amounts.exactly(took));
    }

    static String waiting(String work, String holder, Duration elapsed) {
        return "waiting for %s, which is %s: %s".formatted(holder, work, Amounts.exactly(elapsed));
    }
}
