package dev.relapse.definition;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as the field writes them: {@code 500ms}, {@code 15s}, {@code 5m}, {@code 1h}, {@code
 * 3d}.
 */
public final class Durations {

    /** One number and one unit, as a regular expression. */
    static final String PATTERN = "([0-9]+)(ms|s|m|h|d)";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    private Durations() {}

    /**
     * Reads one number and one unit.
     *
     * @throws IllegalArgumentException saying which forms are understood
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a duration: '"
                            + text
                            + "'; write a number and ms, s, m, h or d, such as 15s");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
