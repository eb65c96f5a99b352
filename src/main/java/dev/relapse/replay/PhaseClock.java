package dev.relapse.replay;

import dev.relapse.proof.Phase;
import dev.relapse.timeline.Timeline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures the phases of a replay, for the time axis and for {@code durations}. */
final class PhaseClock {

    private static final double NANOS = 1e9;

    private final Timeline timeline;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final long began = System.nanoTime();
    private Instant from = Instant.now();
    private long phaseBegan = began;

    PhaseClock(Timeline timeline) {
        this.timeline = timeline;
    }

    void begin(Phase phase) {
        from = Instant.now();
        phaseBegan = System.nanoTime();
    }

    void end(Phase phase) {
        timeline.span(phase.label(), from, Instant.now());
        seconds.put(phase.label(), (System.nanoTime() - phaseBegan) / NANOS);
    }

    /** Seconds by phase, and {@code total} since the replay began. */
    Map<String, Double> durations() {
        Map<String, Double> all = new LinkedHashMap<>(seconds);
        all.put("total", (System.nanoTime() - began) / NANOS);
        return all;
    }
}
