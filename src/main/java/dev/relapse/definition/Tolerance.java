package dev.relapse.definition;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far what a probe sees on one kind of cluster may be from what it sees on another.
 *
 * @param probe its name, in which {@code *} stands for any text, and for each number
 * @param within what may differ
 * @param why why that is no disagreement, in a few words
 */
public record Tolerance(String probe, Leeway within, String why) {

    public Tolerance {
        Objects.requireNonNull(probe, "probe");
        Objects.requireNonNull(within, "within");
        Objects.requireNonNull(why, "why");
    }

    /** Whether it is about the probe of that name, given with # for each number. */
    public boolean concerns(String name) {
        String pattern =
                Arrays.stream(probe.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(name).matches();
    }
}
