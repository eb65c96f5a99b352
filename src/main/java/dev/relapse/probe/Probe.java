package dev.relapse.probe;

import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Reads one thing and says whether its statement holds. Cheap to ask often, and free of side
 * effects.
 */
public interface Probe {

    /** The statement in a few words, as it stands in the report; never blank. */
    String name();

    /**
     * Looks once.
     *
     * @throws Exception for a passing fault of the reading; the caller takes it as "nothing to
     *     observe yet" and shows the message. A lasting fault is an {@link Observation.Broken}.
     */
    Observation observe() throws Exception;

    /** A probe from a name and a reading. */
    static Probe of(String name, Callable<Observation> reading) {
        return new NamedProbe(name, reading);
    }

    /** The implementation behind {@link #of}. */
    record NamedProbe(String name, Callable<Observation> reading) implements Probe {
        public NamedProbe {
            Objects.requireNonNull(reading, "reading");
            if (name.isBlank()) {
                throw new IllegalArgumentException("a probe needs a name");
            }
        }

        @Override
        public Observation observe() throws Exception {
            return reading.call();
        }
    }
}
