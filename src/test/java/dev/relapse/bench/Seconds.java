package dev.relapse.bench;

import java.time.Duration;
import java.util.List;

/** Durations as a benchmark prints them. */
final class Seconds {

    private Seconds() {}

    static double of(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** Of an odd number of them; else the upper one of the middle two. */
    static double median(List<Duration> durations) {
        return of(durations.stream().sorted().toList().get(durations.size() / 2));
    }
}
