package dev.relapse.replay;

import dev.relapse.cluster.Component;
import dev.relapse.definition.Variant;
import dev.relapse.verdict.Adjudication;
import dev.relapse.verdict.Control;
import dev.relapse.verdict.PhaseOutcome;
import dev.relapse.verdict.Question;
import dev.relapse.verdict.Recorded;
import dev.relapse.verdict.Ruling;
import dev.relapse.verdict.SpokenVerdict;
import dev.relapse.verdict.Verdict;
import java.util.List;

/**
 * The end of a replay.
 *
 * @param verdict the verdict
 * @param spoken the verdict with what was simulated
 * @param reason one sentence
 * @param deletable what a team no longer needs against the incident; null when nothing follows
 */
record Judgement(Verdict verdict, String spoken, String reason, String deletable) {

    static Judgement of(
            List<PhaseOutcome> outcomes,
            Variant variant,
            List<Component> components,
            double pressureLimit) {
        Ruling ruling = new Adjudication(question(variant), pressureLimit).of(outcomes);
        Recorded recorded = variant.occasion().recorded();
        String reason =
                recorded == null
                                || ruling.verdict() == variant.expected()
                                || ruling.verdict() == Verdict.INCONCLUSIVE
                        ? ruling.reason()
                        : ruling.reason() + " - But " + recorded.inOneSentence();
        String deletable =
                ruling.verdict() == Verdict.SAFE ? variant.deletable().orElse(null) : null;
        return new Judgement(
                ruling.verdict(),
                SpokenVerdict.of(ruling.verdict(), components),
                deletable == null ? reason : reason + " - Can be deleted now: " + deletable,
                deletable);
    }

    private static Question question(Variant variant) {
        Control control = variant.occasion().control();
        if (control != null) {
            return control.kind() == Control.Kind.PLACEBO ? Question.PLACEBO : Question.ABLATION;
        }
        if (variant.occasion().subject() != null) {
            return Question.SUBJECT;
        }
        if (variant.occasion().recorded() != null) {
            return variant.occasion().recorded().state() == Recorded.State.FREE
                    ? Question.KNOWN_GOOD
                    : Question.KNOWN_BAD;
        }
        if (!variant.candidates().isEmpty()) {
            return Question.CANDIDATE;
        }
        return variant.expected() == Verdict.SAFE ? Question.KNOWN_GOOD : Question.KNOWN_BAD;
    }
}
