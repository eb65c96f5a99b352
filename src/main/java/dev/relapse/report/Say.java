package dev.relapse.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times, lengths and amounts are said to a person, alike on every machine. */
public final class Say {

    private static final DateTimeFormatter DAY = utcFormat("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = utcFormat("HH:mm:ss");

    private Say() {}

    private static DateTimeFormatter utcFormat(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** Such as {@code 2025-03-04 10:00:05 UTC}. */
    public static String utc(Instant at) {
        return day(at) + " " + time(at) + " UTC";
    }

    /** The day in UTC, such as {@code 2025-03-04}. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** The time of day in UTC, such as {@code 10:00:05}. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /** Such as {@code 1 min 12 s}, {@code 12.3 s} or {@code 40 ms}. */
    public static String length(Duration length) {
        if (length.compareTo(Duration.ofSeconds(1)) < 0) {
            return length.toMillis() + " ms";
        }
        if (length.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
        }
        return length.compareTo(Duration.ofHours(1)) < 0
                ? length.toMinutes() + " min " + length.toSecondsPart() + " s"
                : length.toHours() + " h " + length.toMinutesPart() + " min";
    }

    /** The same of seconds. */
    public static String length(double seconds) {
        return length(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Time since the beginning: {@code 1:05} or {@code 1:00:05}. */
    public static String elapsed(Duration since) {
        return since.toHours() == 0
                ? String.format(
                        Locale.ROOT, "%d:%02d", since.toMinutesPart(), since.toSecondsPart())
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        since.toHours(),
                        since.toMinutesPart(),
                        since.toSecondsPart());
    }

    /** At most four digits that count: {@code 0.25}, {@code 12}, {@code 1.5 M}. */
    public static String number(double value) {
        String[] scales = {"", " k", " M", " G", " T"};
        double scaled = value;
        int scale = 0;
        // Thousands are easy to read as they are; larger amounts are not.
        boolean large = Math.abs(value) >= 100_000;
        while (large && Math.abs(scaled) >= 1000 && scale < scales.length - 1) {
            scaled /= 1000;
            scale++;
        }
        MathContext digits = new MathContext(large ? 4 : 5, RoundingMode.HALF_UP);
        BigDecimal rounded = new BigDecimal(scaled).round(digits).stripTrailingZeros();
        return rounded.toPlainString() + scales[scale];
    }

    /** Such as {@code 12 B} or {@code 1.5 MB}. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
