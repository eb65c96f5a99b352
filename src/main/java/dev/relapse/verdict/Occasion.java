package dev.relapse.verdict;

/**
 * Why a variant is replayed, where that is more than to see whether it still ends as expected.
 *
 * @param control what it shows of another variant's fix; null when it is no control
 * @param recorded what is on record of the release that it runs on; null when it is not asked
 *     whether that is right
 * @param subject what it takes from a team's own manifests; null when it runs on ours
 * @param repetition its place in a series; null for a single replay
 */
public record Occasion(
        Control control, Recorded recorded, SubjectRecord subject, Repetition repetition) {

    /** That of most replays. */
    public static final Occasion PLAIN = new Occasion(null, null, null, null);

    /** The same as one of a series. */
    public Occasion as(Repetition one) {
        return new Occasion(control, recorded, subject, one);
    }

    /** The same on a release of which something is on record. */
    public Occasion on(Recorded release) {
        return new Occasion(control, release, subject, repetition);
    }

    /** The same on a team's own manifests. */
    public Occasion on(SubjectRecord theirs) {
        return new Occasion(control, recorded, theirs, repetition);
    }

    /** A replay's name on this occasion: {@code main, replay 2 of 5}. */
    public String label(String replay) {
        return replay
                + (recorded == null ? "" : ", " + recorded.label())
                + (subject == null ? "" : ", on " + subject.label())
                + (repetition == null ? "" : ", " + repetition.label());
    }

    /** As options of the command line, each behind a space; may be empty. */
    public String options() {
        return (recorded == null ? "" : " -D" + Recorded.PROPERTY + "=" + recorded.component())
                + (subject == null ? "" : subject.options())
                + (repetition == null ? "" : " -D" + Repetition.PROPERTY + "=" + repetition.of());
    }
}
