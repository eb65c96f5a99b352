package dev.relapse.artifact;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the user asks for with {@code relapse.fidelity}. */
public enum FidelityChoice {
    /** The real program where it can be had, else its simulation. */
    AUTO,
    /** Never a simulation. */
    REAL,
    /** The simulation wherever the catalogue has one. */
    SIMULATED;

    /**
     * Reads a user's word.
     *
     * @param setting where the word was found, for the message
     * @throws IllegalArgumentException naming the setting and the allowed values
     */
    public static FidelityChoice parse(String setting, String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s=%s is not a fidelity; use one of: %s"
                                                .formatted(setting, word, words())));
    }

    private static String words() {
        return Arrays.stream(values()).map(FidelityChoice::word).collect(Collectors.joining(", "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
