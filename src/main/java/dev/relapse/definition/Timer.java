package dev.relapse.definition;

import dev.relapse.cluster.TimerSetting;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An upstream delay that a scenario shortens.
 *
 * @param name {@code <program>.<flag>} when it is a flag of a program that the cluster runs, else a
 *     name that the scenario reads
 * @param upstream upstream's default, with its unit
 * @param used what the replay uses instead
 * @param source where upstream says so
 */
public record Timer(String name, String upstream, String used, String source) {
    private static final Pattern FLAG = Pattern.compile("([a-z0-9-]+) --([a-z0-9.-]+)");

    public Timer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(upstream, "upstream");
        Objects.requireNonNull(used, "used");
        Objects.requireNonNull(source, "source");
    }

    /** The timer as a flag of a program, or empty when the scenario itself applies it. */
    public Optional<TimerSetting> asFlag() {
        Matcher matcher = FLAG.matcher(name);
        return matcher.matches()
                ? Optional.of(
                        new TimerSetting(
                                matcher.group(1) + "." + matcher.group(2),
                                upstream,
                                asValueOf(matcher.group(2))))
                : Optional.empty();
    }

    /** Flags that are called so take a bare number, others a duration with its unit. */
    private String asValueOf(String flag) {
        return flag.endsWith("-seconds") ? String.valueOf(Durations.parse(used).toSeconds()) : used;
    }
}
