package dev.relapse.verdict;

/**
 * Why a variant is replayed, where that is more than to see whether it still ends as expected.
 *
 * @param control what it shows of another variant's fix; null when it is no control
 * @param repetition its place in a series; null for a single replay
 */
public record Occasion(Control control, Repetition repetition) {

    /** That of most replays. */
    public static final Occasion PLAIN = new Occasion(null, null);

    /** The same as one of a series. */
    public Occasion as(Repetition one) {
        return new Occasion(control, one);
    }

    /** A replay's name on this occasion: {@code main, replay 2 of 5}. */
    public String label(String replay) {
        return repetition == null ? replay : replay + ", " + repetition.label();
    }

    /** As options of the command line, each behind a space; may be empty. */
    public String options() {
        return repetition == null ? "" : " -D" + Repetition.PROPERTY + "=" + repetition.of();
    }
}
