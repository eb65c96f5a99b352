package dev.relapse.report;

import dev.relapse.verdict.Control;
import dev.relapse.verdict.Verdict;
import dev.relapse.verdict.VerdictFile;
import java.util.Locale;
import java.util.Optional;

/** The verdict as the page says it. */
public record Judgement(VerdictFile file, Optional<String> expectedBecause) {

    /** The verdict itself, the first word of what is spoken. */
    public String word() {
        return file.verdict().name();
    }

    /** The rest of the spoken verdict, such as {@code (simulated: istiod)}; may be empty. */
    public String qualifier() {
        return file.spoken().startsWith(word())
                ? file.spoken().substring(word().length()).strip()
                : file.spoken();
    }

    /** Whether Maven is green. */
    public boolean asExpected() {
        return file.verdict() == file.expected();
    }

    /** Colour classes: good, bad or unclear; plain keeps a red verdict from being written green. */
    public String tone() {
        if (asExpected()) {
            return file.verdict() == Verdict.RECOVERED || file.verdict() == Verdict.SAFE
                    ? "good"
                    : "good plain";
        }
        return file.verdict() == Verdict.INCONCLUSIVE ? "unclear" : "bad";
    }

    /** How the verdict compares with the expected one. */
    public String comparison() {
        return asExpected() ? "As expected" : "Not as expected";
    }

    /** What was expected and why, or empty when that was RECOVERED and came. */
    public Optional<String> expectation() {
        if (file.expected() == Verdict.RECOVERED) {
            return asExpected() ? Optional.empty() : Optional.of("expected: RECOVERED");
        }
        return Optional.of("expected: " + file.expected() + " \u2013 " + because());
    }

    /** What sets a control apart from the variant that it is of, or empty. */
    public Optional<String> control() {
        return Optional.ofNullable(file.occasion().control())
                .map(
                        control ->
                                (control.kind() == Control.Kind.PLACEBO
                                                ? "A placebo instead of the fix of "
                                                : "An ablation of the fix of ")
                                        + control.of()
                                        + (control.kind() == Control.Kind.PLACEBO
                                                ? ": "
                                                : ", which is left without: ")
                                        + control.part()
                                        + ". Everything else, the wait included, is the same.");
    }

    private String because() {
        return expectedBecause.orElseGet(
                () ->
                        switch (file.expected()) {
                            case RECOVERED -> "the published fix cures the incident";
                            case EXPOSED ->
                                    file.occasion().subject() == null
                                            ? "this candidate is known to need the fix as a guard"
                                            : file.occasion().subject().guards().isEmpty()
                                                    ? "these manifests are known to let the incident come, and the published fix is to help"
                                                    : "these manifests hold the guard, which is to help";
                            case REGRESSED ->
                                    file.occasion().subject() == null
                                            ? "on this candidate the fix is known not to work any more"
                                            : "the guard that these manifests hold is known not to help";
                            case SAFE ->
                                    (file.occasion().subject() != null
                                                    ? "without a guard, manifests are to be free of"
                                                            + " the incident"
                                                    : file.candidates().isEmpty()
                                                            ? "this version is recorded as free of the"
                                                                    + " incident"
                                                            : "a candidate is to be free of the incident")
                                            + ", so the right answer is that it does not show";
                            case NOT_REPRODUCED ->
                                    "this variant leaves out what causes the incident, so the"
                                            + " right answer is that it does not show";
                            case NOT_RECOVERED ->
                                    "this variant leaves out the fix, so a red incident is the"
                                            + " right answer";
                            case INCONCLUSIVE ->
                                    "this variant takes the evidence away, so the right answer is"
                                            + " that nobody can tell";
                        });
    }

    /** The machine's CPU pressure in words. */
    public String pressure() {
        return file.cpuPressure() == null
                ? "The machine's CPU pressure could not be read."
                : String.format(
                        Locale.ROOT,
                        "Some task waited for a CPU in %.1f %% of the time.",
                        100 * file.cpuPressure().someShare());
    }
}
