package dev.relapse.kubernetes;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * A duration as Go writes it, of a second or more: {@code 10.003s}, {@code 1m0s}. The client's own
 * reader takes the digits behind the point for a number of seconds (io.fabric8.kubernetes.api.model
 * .Duration of 7.9.0).
 */
public final class GoDuration {

    private GoDuration() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException naming what is none
     */
    public static Duration parse(String text) {
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no duration of Go's", e);
        }
    }
}
