package dev.relapse.simulation.istiod;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as istiod's environment has them: {@code 100ms}, {@code 10s}, {@code 1m30s}. */
final class GoDuration {

    private static final Map<String, Long> NANOS =
            Map.of(
                    "ns", 1L,
                    "us", 1_000L,
                    "ms", 1_000_000L,
                    "s", 1_000_000_000L,
                    "m", 60_000_000_000L,
                    "h", 3_600_000_000_000L);

    private static final Pattern PART = Pattern.compile("\\G(\\d+(?:\\.\\d+)?)(ns|us|ms|s|m|h)");

    private GoDuration() {}

    /**
     * Reads a variable.
     *
     * @throws IllegalArgumentException when it is set to something else; names the variable
     */
    static Duration ofVariable(Map<String, String> environment, String name, Duration fallback) {
        String text = environment.getOrDefault(name, "");
        if (text.isEmpty()) {
            return fallback;
        }
        Matcher parts = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (parts.find()) {
            nanos =
                    nanos.add(
                            new BigDecimal(parts.group(1))
                                    .multiply(BigDecimal.valueOf(NANOS.get(parts.group(2)))));
            end = parts.end();
        }
        if (end != text.length()) {
            throw new IllegalArgumentException(
                    name + "=" + text + " is not a duration; write it like 100ms or 1m30s");
        }
        return Duration.ofNanos(nanos.longValue());
    }
}
