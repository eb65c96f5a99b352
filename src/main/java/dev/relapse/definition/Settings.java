package dev.relapse.definition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The values that a scenario reads: its own, with the chosen variant's in place. Immutable. */
public final class Settings {

    private final Map<String, String> values;

    public Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * The same settings with other values for some keys.
     *
     * @throws IllegalArgumentException for a key that is not there yet, listing those that are
     */
    public Settings with(Map<String, String> changes) {
        Map<String, String> merged = new TreeMap<>(values);
        changes.forEach(
                (key, value) -> {
                    text(key);
                    merged.put(key, value);
                });
        return new Settings(merged);
    }

    /** The keys under which the other settings have another value, or none. */
    List<String> differingFrom(Settings other) {
        return Stream.concat(values.keySet().stream(), other.values.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(values.get(key), other.values.get(key)))
                .sorted()
                .toList();
    }

    /**
     * What the user sets for this run, as in {@code -Drelapse.mesh.services=500}: the values by
     * key.
     *
     * @param property answers a system property's name with its value, or null
     * @throws IllegalArgumentException for a value that is no number or no duration where the
     *     scenario's own is one
     */
    public Map<String, String> chosen(UnaryOperator<String> property) {
        Map<String, String> chosen = new TreeMap<>();
        for (String key : values.keySet()) {
            String value = property.apply("relapse." + key);
            if (value != null) {
                requireLike(values.get(key), key, value);
                chosen.put(key, value);
            }
        }
        return chosen;
    }

    private static void requireLike(String own, String key, String value) {
        for (Form form : Form.values()) {
            if (own.matches(form.pattern) && !value.matches(form.pattern)) {
                throw new IllegalArgumentException(
                        "-Drelapse.%s cannot be '%s'; it is %s, such as %s"
                                .formatted(key, value, form.words, own));
            }
        }
    }

    /** What a value looks like that is more than text. */
    private enum Form {
        NUMBER("-?[0-9]+(\\.[0-9]+)?", "a number"),
        DURATION(Durations.PATTERN, "a duration");

        private final String pattern;
        private final String words;

        Form(String pattern, String words) {
            this.pattern = pattern;
            this.words = words;
        }
    }

    /** The keys of all settings. */
    public Set<String> keys() {
        return values.keySet();
    }

    /**
     * The value of {@code key}.
     *
     * @throws IllegalArgumentException when there is none, listing the known keys
     */
    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "no setting '" + key + "'; there are " + new TreeMap<>(values).keySet());
        }
        return value;
    }

    /** The value as a duration such as {@code 15s}. */
    public Duration duration(String key) {
        return read(key, Durations::parse);
    }

    /** The value as a whole number. */
    public int number(String key) {
        return read(key, Integer::parseInt);
    }

    /** The value as a decimal number. */
    public double decimal(String key) {
        return read(key, Double::parseDouble);
    }

    /** For the default branch of a switch over the value: the scenario knows no such value. */
    public IllegalArgumentException unknown(String key) {
        return new IllegalArgumentException(
                "setting '" + key + "' cannot be '" + text(key) + "': the scenario knows no such");
    }

    private <T> T read(String key, Function<String, T> reader) {
        String value = text(key);
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "setting '" + key + "' cannot be '" + value + "': " + e.getMessage(), e);
        }
    }
}
