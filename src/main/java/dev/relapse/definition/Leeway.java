package dev.relapse.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may differ between two observations of the same thing. Points in time never count.
 *
 * @param anyWords whether they may be different altogether
 * @param share how far a number may be from its counterpart, of the larger of the two
 */
public record Leeway(boolean anyWords, double share) {

    /** The same words, and the same numbers. */
    public static final Leeway NONE = new Leeway(false, 0);

    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?Z");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern PERCENT = Pattern.compile("([1-9]\\d?)%");

    /**
     * {@code 10%}: the same words, and numbers no further apart than that. {@code same-words}: with
     * whatever numbers. {@code anything}: it is enough that the probe held on both.
     *
     * @throws IllegalArgumentException for another text
     */
    public static Leeway parse(String text) {
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches()) {
            return new Leeway(false, Integer.parseInt(percent.group(1)) / 100.0);
        }
        return switch (text) {
            case "same-words" -> new Leeway(false, Double.POSITIVE_INFINITY);
            case "anything" -> new Leeway(true, Double.POSITIVE_INFINITY);
            default ->
                    throw new IllegalArgumentException(
                            "'%s' is no tolerance; write same-words, anything or a share such as 10%%"
                                    .formatted(text));
        };
    }

    /** Whether two observations are no further apart than that. */
    public boolean allows(String one, String other) {
        if (anyWords) {
            return true;
        }
        return words(one).equals(words(other)) && areClose(numbers(one), numbers(other));
    }

    /** A text without its numbers and points in time: {@code 3 of 3} is {@code # of #}. */
    public static String words(String text) {
        return NUMBER.matcher(timeless(text)).replaceAll("#");
    }

    private static List<Double> numbers(String text) {
        List<Double> all = new ArrayList<>();
        NUMBER.matcher(timeless(text))
                .results()
                .forEach(found -> all.add(Double.valueOf(found.group())));
        return all;
    }

    private static String timeless(String text) {
        return INSTANT.matcher(text).replaceAll("then");
    }

    private boolean areClose(List<Double> ours, List<Double> theirs) {
        for (int i = 0; i < ours.size(); i++) {
            double one = ours.get(i);
            double other = theirs.get(i);
            if (one != other && Math.abs(one - other) > share * Math.max(one, other)) {
                return false;
            }
        }
        return true;
    }
}
