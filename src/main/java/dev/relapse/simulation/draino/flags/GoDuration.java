package dev.relapse.simulation.draino.flags;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as Go reads and prints them: {@code 10m}, {@code 1h30m}, {@code 1.5s}. */
public final class GoDuration implements ITypeConverter<Duration> {

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

    @Override
    public Duration convert(String value) {
        try {
            return parse(value);
        } catch (IllegalArgumentException refused) {
            throw new TypeConversionException(refused.getMessage());
        }
    }

    /**
     * Reads what {@code time.ParseDuration} reads, but for a sign: no duration here is negative.
     *
     * @throws IllegalArgumentException when the text is no such duration
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

    /** As {@code time.Duration.String} prints it: {@code 0s}, {@code 500ms}, {@code 10m0s}. */
    public static String format(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < NANOS.get("s")) {
            String unit = nanos < NANOS.get("us") ? "ns" : nanos < NANOS.get("ms") ? "µs" : "ms";
            return decimal(nanos, NANOS.get(unit)) + unit;
        }
        StringBuilder text = new StringBuilder();
        if (duration.toHours() > 0) {
            text.append(duration.toHours()).append('h');
        }
        if (duration.toMinutes() > 0) {
            text.append(duration.toMinutesPart()).append('m');
        }
        return text.append(decimal(nanos % NANOS.get("m"), NANOS.get("s"))).append('s').toString();
    }

    private static String decimal(long nanos, long unit) {
        return BigDecimal.valueOf(nanos)
                .divide(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }
}
