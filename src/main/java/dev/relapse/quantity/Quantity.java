package dev.relapse.quantity;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** Something that has a value at every moment, also in the past. */
public interface Quantity {

    /** What it is, for the report; never blank. */
    String name();

    /** Its unit, such as {@code 1/s}; may be empty. */
    String unit();

    /**
     * Its values from {@code from} to {@code until}, about a second apart and in order. Moments at
     * which it has none are left out.
     */
    List<Double> between(Instant from, Instant until);

    /** Its value at a moment, or empty when it has none. */
    OptionalDouble at(Instant moment);
}
