package dev.relapse.definition;

import dev.relapse.subject.Subject;
import dev.relapse.verdict.Candidates;
import dev.relapse.verdict.Control;
import dev.relapse.verdict.Occasion;
import dev.relapse.verdict.Recorded;
import dev.relapse.verdict.Repetition;
import dev.relapse.verdict.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of a scenario class: the same code and probes with other data.
 *
 * @param name as on the command line; the first variant of a scenario is its main one
 * @param title what it shows, in one sentence
 * @param expected the verdict that makes Maven green
 * @param tier when the whole catalogue includes it
 * @param settings the scenario's settings with this variant's own values in place
 * @param versions the version by component where it differs from the scenario's; those of the
 *     candidates come on top
 * @param candidates the versions that the user wants judged; none in a plain replay
 * @param occasion why it is replayed
 * @param fault what it breaks in the harness, or empty
 * @param notOn why it cannot run on a kind of cluster that its scenario runs on, by kind
 * @param workaround what a team keeps against the incident where it applies this variant's fix, and
 *     can delete where the incident does not show without it; empty when nothing has a name
 */
public record Variant(
        String name,
        String title,
        Verdict expected,
        Tier tier,
        Settings settings,
        Map<String, String> versions,
        Candidates candidates,
        Occasion occasion,
        Optional<Fault> fault,
        Map<String, String> notOn,
        Optional<String> workaround) {
    public Variant {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(candidates, "candidates");
        Map<String, String> all = new HashMap<>(versions);
        all.putAll(candidates.versions());
        versions = Map.copyOf(all);
        boolean judges = expected == Verdict.EXPOSED || expected == Verdict.REGRESSED;
        if (judges && candidates.isEmpty() && occasion.subject() == null) {
            throw new IllegalArgumentException(
                    "it expects " + expected + ", which only a candidate can be; name one");
        }
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(workaround, "workaround");
        notOn = Map.copyOf(notOn);
        requireHonest(occasion.control(), expected);
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a variant name: " + name);
        }
    }

    /**
     * This variant on versions about to ship, which are to be {@link Verdict#SAFE}.
     *
     * @param judged at least one
     * @throws IllegalArgumentException when this variant leaves out the incident or the fix:
     *     nothing would follow from it for a candidate
     */
    public Variant on(Candidates judged) {
        if (expected != Verdict.RECOVERED) {
            throw new IllegalArgumentException(
                    "variant '"
                            + name
                            + "' expects "
                            + expected
                            + " and cannot judge a candidate; choose one that expects RECOVERED");
        }
        return new Variant(
                name,
                title,
                Verdict.SAFE,
                tier,
                settings,
                versions,
                judged,
                occasion,
                fault,
                notOn,
                workaround);
    }

    /**
     * This variant on a release of which something is on record, which the replay is to bear out.
     *
     * @throws IllegalArgumentException when this variant leaves out the incident or the fix
     */
    Variant on(Recorded recorded) {
        if (expected != Verdict.RECOVERED || !candidates.isEmpty()) {
            throw new IllegalArgumentException(
                    "variant '%s' expects %s and cannot tell whether a release has the incident; choose one that expects RECOVERED"
                            .formatted(name, expected));
        }
        Map<String, String> on = new HashMap<>(versions);
        on.put(recorded.component(), recorded.version());
        return new Variant(
                name,
                title,
                recorded.state() == Recorded.State.FREE ? Verdict.SAFE : Verdict.RECOVERED,
                tier,
                settings,
                on,
                candidates,
                occasion.on(recorded),
                fault,
                notOn,
                workaround);
    }

    /**
     * This variant on a team's own manifests, which are to be {@link Verdict#SAFE} or, where they
     * hold the guard, {@link Verdict#EXPOSED}.
     *
     * @param judged versions of theirs that are not the variant's own
     * @throws IllegalArgumentException when this variant leaves out the incident or the fix
     */
    Variant on(Subject subject, Candidates judged) {
        if (expected != Verdict.RECOVERED || !candidates.isEmpty()) {
            throw new IllegalArgumentException(
                    "variant '%s' expects %s and cannot judge manifests; choose one that expects RECOVERED"
                            .formatted(name, expected));
        }
        return new Variant(
                name,
                title,
                subject.hasGuard() ? Verdict.EXPOSED : Verdict.SAFE,
                tier,
                settings.with(subject.settings()),
                versions,
                judged,
                occasion.on(subject.record()),
                fault,
                notOn,
                workaround);
    }

    /** The verdict that makes Maven green, given how the replay ended. */
    Verdict expectedGiven(Verdict verdict) {
        return (occasion.subject() != null && verdict == Verdict.SAFE) ? Verdict.SAFE : expected;
    }

    /**
     * What a team can delete where the incident does not show: its own guard, if that was found.
     */
    public Optional<String> deletable() {
        return occasion.subject() == null || occasion.subject().guards().isEmpty()
                ? workaround
                : Optional.of(String.join(", ", occasion.subject().guards()));
    }

    /** This variant as one replay of a series. */
    public Variant as(Repetition repetition) {
        return on(occasion.as(repetition));
    }

    /** This variant as it is replayed alone. */
    Variant alone() {
        return on(occasion.as(null));
    }

    private Variant on(Occasion other) {
        return new Variant(
                name,
                title,
                expected,
                tier,
                settings,
                versions,
                candidates,
                other,
                fault,
                notOn,
                workaround);
    }

    /** The name with all that sets this replay of it apart: {@code main, operator 4.10.1}. */
    public String label() {
        return occasion.label(candidates.label(name));
    }

    private static void requireHonest(Control control, Verdict expected) {
        if (control == null || expected == Verdict.NOT_RECOVERED) {
            return;
        }
        if (control.kind() == Control.Kind.PLACEBO || expected != Verdict.RECOVERED) {
            throw new IllegalArgumentException(
                    "as %s it cannot expect %s; %s"
                            .formatted(
                                    control.kind().label(),
                                    expected,
                                    control.kind() == Control.Kind.PLACEBO
                                            ? "a placebo must leave the incident: NOT_RECOVERED"
                                            : "NOT_RECOVERED says that the part is needed,"
                                                    + " RECOVERED that it is not"));
        }
    }
}
