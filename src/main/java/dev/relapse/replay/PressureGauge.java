package dev.relapse.replay;

import dev.relapse.process.CpuPressure;
import java.util.Optional;

/** How busy the machine was over a stretch of time; a kernel without the counter counts as idle. */
record PressureGauge(CpuPressure pressure) {

    /** The beginning of a stretch. */
    record Moment(Optional<CpuPressure.Reading> reading) {}

    Moment now() {
        return new Moment(pressure.read());
    }

    /** Share of the time since then in which some task waited for a CPU, 0 to 1. */
    double shareSince(Moment earlier) {
        return pressure.read().flatMap(now -> earlier.reading().map(now::shareSince)).orElse(0.0);
    }
}
