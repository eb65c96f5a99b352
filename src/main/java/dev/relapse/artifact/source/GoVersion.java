package dev.relapse.artifact.source;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Go version as far as it decides what can be built: {@code go1.26.8}, {@code 1.26rc1}. */
record GoVersion(int major, int minor, int patch) implements Comparable<GoVersion> {

    private static final Pattern FORM = Pattern.compile("(?:go)?(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");

    static GoVersion parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a Go version: " + text);
        }
        return new GoVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
    }

    @Override
    public int compareTo(GoVersion other) {
        return Comparator.comparingInt(GoVersion::major)
                .thenComparingInt(GoVersion::minor)
                .thenComparingInt(GoVersion::patch)
                .compare(this, other);
    }
}
