package dev.relapse.kubernetes;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Go programs read and print them: {@code 10m}, {@code 1h30m}, {@code 1.5s}. The
 * client's own reader takes the digits behind the point for a number of seconds
 * (io.fabric8.kubernetes.api.model.Duration of 7.9.0).
 */
public final class GoDuration {

    private static final Pattern PART =
            Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|ms|s|m|h)");

    private static final Map<String, Long> NANOS =
            Map.of(
                    "ns", 1L,
                    "us", 1_000L,
                    "µs", 1_000L,
                    "ms", 1_000_000L,
                    "s", 1_000_000_000L,
                    "m", 60_000_000_000L,
                    "h", 3_600_000_000_000L);

    private GoDuration() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException when the text is no duration, or a negative one
     */
    public static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher part = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            BigDecimal unit = BigDecimal.valueOf(NANOS.get(part.group(2)));
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit));
            end = part.end();
        }
        if (text.isEmpty() || end != text.length()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration: write one such as 10s, 5m or 1h30m");
        }
        return Duration.ofNanos(nanos.longValue());
    }

    /** As {@code time.Duration.String} prints it: {@code 0s}, {@code 5s}, {@code 10m0s}. */
    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        if (duration.isNegative()) {
            return "-" + format(duration.negated());
        }
        long nanos = duration.toNanos();
        if (nanos < 1_000_000_000L) {
            return belowASecond(nanos);
        }
        String seconds = decimal(nanos % 60_000_000_000L, 1_000_000_000L) + "s";
        long minutes = nanos / 60_000_000_000L;
        if (minutes == 0) {
            return seconds;
        }
        String withMinutes = minutes % 60 + "m" + seconds;
        return minutes < 60 ? withMinutes : minutes / 60 + "h" + withMinutes;
    }

    private static String belowASecond(long nanos) {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        return nanos < 1_000_000 ? decimal(nanos, 1_000) + "µs" : decimal(nanos, 1_000_000) + "ms";
    }

    private static String decimal(long nanos, long unit) {
        BigDecimal value = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(unit));
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
