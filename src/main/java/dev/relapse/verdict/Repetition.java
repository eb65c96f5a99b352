package dev.relapse.verdict;

/**
 * One of several replays of the same variant, which together give a rate.
 *
 * @param number from 1 to {@code of}
 * @param of how many there are, 1 or more
 */
public record Repetition(int number, int of) {

    /** How many are asked for: {@code -Dreplays=<n>}. */
    public static final String PROPERTY = "replays";

    public Repetition {
        if (number < 1 || number > of) {
            throw new IllegalArgumentException("there is no replay " + number + " of " + of);
        }
    }

    /** Such as {@code replay 2 of 5}. */
    public String label() {
        return "replay " + number + " of " + of;
    }
}
