package dev.relapse.wait;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;

/** One look at a probe, where a passing fault of the reading counts as nothing seen. */
public final class Looking {

    private Looking() {}

    /** Observes {@code probe}; never throws for what the probe throws, but keeps an interrupt. */
    public static Observation at(Probe probe) {
        try {
            return probe.observe();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Observation.broken("interrupted");
        } catch (Exception e) {
            return Observation.nothing(describe(e));
        }
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
