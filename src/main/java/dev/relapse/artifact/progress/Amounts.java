package dev.relapse.artifact.progress;

import java.time.Duration;

/** Times and sizes as people say them. */
final class Amounts {

    private static final long KILO = 1_000;
    private static final long MEGA = 1_000_000;

    private Amounts() {}

    /** {@code 40 s} below 90 seconds, else rounded minutes: {@code 3 min}. */
    static String roughly(Duration time) {
        return time.toSeconds() < 90
                ? time.toSeconds() + " s"
                : Math.round(time.toSeconds() / 60.0) + " min";
    }

    /** {@code 12 s} or {@code 3 min 4 s}. */
    static String exactly(Duration time) {
        return time.toMinutes() == 0
                ? time.toSeconds() + " s"
                : "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
    }

    /** Decimal units, as package registries use them. */
    static String bytes(long size) {
        return size < MEGA ? (size / KILO) + " kB" : Math.round((double) size / MEGA) + " MB";
    }
}
