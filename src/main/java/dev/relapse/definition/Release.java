package dev.relapse.definition;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A released version: numbers that are compared one after the other, a missing one as zero.
 *
 * @param numbers two or more, such as 3, 24 and 6
 */
public record Release(List<Integer> numbers) implements Comparable<Release> {

    private static final Pattern FORM = Pattern.compile("v?(\\d{1,9}(?:\\.\\d{1,9})+)");

    public Release {
        numbers = List.copyOf(numbers);
        if (numbers.size() < 2) {
            throw new IllegalArgumentException("a release has two numbers or more: " + numbers);
        }
    }

    /**
     * Reads {@code 3.24.6} or {@code v3.24.6}.
     *
     * @throws IllegalArgumentException for anything else, pre-releases included
     */
    public static Release parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a released version: '" + text + "'; write numbers such as 3.24.6");
        }
        return new Release(
                Arrays.stream(matcher.group(1).split("\\.", -1)).map(Integer::valueOf).toList());
    }

    /** Whether it belongs to a branch, such as {@code 3.24}. */
    boolean isOf(String branch) {
        return (this + ".").startsWith(branch + ".");
    }

    @Override
    public int compareTo(Release other) {
        int longest = Math.max(numbers.size(), other.numbers.size());
        for (int i = 0; i < longest; i++) {
            int difference = Integer.compare(number(i), other.number(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private int number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    @Override
    public String toString() {
        return String.join(".", numbers.stream().map(String::valueOf).toList());
    }
}
