package dev.relapse.verdict;

import static dev.relapse.verdict.PhaseResult.couldNotTell;
import static dev.relapse.verdict.PhaseResult.held;
import static dev.relapse.verdict.PhaseResult.notRun;
import static dev.relapse.verdict.PhaseResult.notSeen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.relapse.proof.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdjudicationTest {

    private static final double LIMIT = 0.4;
    private static final double CALM = 0.1;
    private static final double BUSY = 0.41;

    @ParameterizedTest(name = "{0} {1}, pressure {2}, {3} -> {4}")
    @MethodSource
    void theFirstPhaseThatDoesNotHoldDecides(
            Phase phase,
            PhaseResult result,
            double pressure,
            Question asked,
            Verdict verdict,
            String reason) {
        Ruling ruling = new Adjudication(asked, LIMIT).of(stoppedAt(phase, result, pressure));

        assertThat(ruling.verdict()).isEqualTo(verdict);
        assertThat(ruling.reason()).contains(reason);
    }

    static Stream<Arguments> theFirstPhaseThatDoesNotHoldDecides() {
        PhaseResult seven = notSeen("7 of 9 replicas", 7);
        PhaseResult nothing = notSeen("no samples", 0);
        PhaseResult broken = couldNotTell("etcd died");
        Verdict unclear = Verdict.INCONCLUSIVE;
        List<Arguments> table = new ArrayList<>();
        for (Question asked : Question.values()) {
            for (double load : new double[] {CALM, BUSY}) {
                for (Phase phase : Phase.values()) {
                    table.add(arguments(phase, broken, load, asked, unclear, "etcd died"));
                    table.add(
                            arguments(phase, nothing, load, asked, unclear, "nothing to observe"));
                    table.add(arguments(phase, notRun(), load, asked, unclear, "ended before"));
                }
                table.add(arguments(Phase.HEALTHY, seven, load, asked, unclear, "never healthy"));
                for (Phase step : List.of(Phase.ARRANGE, Phase.REPRODUCE, Phase.FIX)) {
                    table.add(arguments(step, seven, load, asked, unclear, "take effect: 7 of 9"));
                }
            }
            for (Phase phase : List.of(Phase.FAILING, Phase.RECOVERED)) {
                table.add(arguments(phase, seven, BUSY, asked, unclear, "41.0 %"));
                table.add(arguments(phase, seven, BUSY, asked, unclear, "limit of 40.0 %"));
            }
            Verdict uncured =
                    (asked == Question.CANDIDATE || asked == Question.SUBJECT)
                            ? Verdict.REGRESSED
                            : Verdict.NOT_RECOVERED;
            table.add(arguments(Phase.RECOVERED, seven, CALM, asked, uncured, "7 of 9"));
            table.add(arguments(Phase.RECOVERED, seven, LIMIT, asked, uncured, uncured(asked)));
        }
        Question bad = Question.KNOWN_BAD;
        table.add(arguments(Phase.FAILING, seven, CALM, bad, Verdict.NOT_REPRODUCED, "7 of 9"));
        table.add(arguments(Phase.FAILING, seven, LIMIT, bad, Verdict.NOT_REPRODUCED, "had it"));
        table.add(
                arguments(
                        Phase.FAILING, seven, CALM, Question.KNOWN_GOOD, Verdict.SAFE, "free of"));
        table.add(
                arguments(
                        Phase.FAILING,
                        seven,
                        CALM,
                        Question.CANDIDATE,
                        Verdict.SAFE,
                        "without the fix"));
        table.add(
                arguments(
                        Phase.FAILING,
                        seven,
                        CALM,
                        Question.SUBJECT,
                        Verdict.SAFE,
                        "as it stands"));
        return table.stream();
    }

    private static String uncured(Question asked) {
        return switch (asked) {
            case PLACEBO -> "The incident stayed";
            case ABLATION -> "The fix needs the part";
            case SUBJECT -> "with the guard that they have";
            case KNOWN_BAD, KNOWN_GOOD, CANDIDATE -> "not cure it";
        };
    }

    @Test
    void allThreeProofsMakeItRecoveredEvenOnABusyMachine() {
        List<PhaseOutcome> all =
                Stream.of(Phase.values()).map(p -> new PhaseOutcome(p, held(), BUSY)).toList();

        assertThat(new Adjudication(Question.KNOWN_BAD, LIMIT).of(all).verdict())
                .isEqualTo(Verdict.RECOVERED);
        assertThat(new Adjudication(Question.KNOWN_GOOD, LIMIT).of(all).reason())
                .contains("although this version is recorded as free");
        assertThat(new Adjudication(Question.CANDIDATE, LIMIT).of(all).verdict())
                .isEqualTo(Verdict.EXPOSED);
    }

    @ParameterizedTest
    @EnumSource
    void aReplayCutShortIsInconclusive(Phase phase) {
        List<PhaseOutcome> before =
                stoppedAt(phase, notRun(), CALM).subList(0, List.of(Phase.values()).indexOf(phase));

        Ruling ruling = new Adjudication(Question.KNOWN_BAD, LIMIT).of(before);

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.reason()).contains(phase.label());
    }

    @Test
    void phasesOutOfOrderAreRefused() {
        List<PhaseOutcome> swapped =
                List.of(
                        new PhaseOutcome(Phase.HEALTHY, held(), CALM),
                        new PhaseOutcome(Phase.ARRANGE, held(), CALM));

        assertThatThrownBy(() -> new Adjudication(Question.KNOWN_BAD, LIMIT).of(swapped))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number 1 is HEALTHY");
    }

    @Test
    void aPhaseThatRanAfterOneThatDidNotHoldIsRefused() {
        List<PhaseOutcome> impossible =
                List.of(
                        new PhaseOutcome(Phase.ARRANGE, couldNotTell("etcd died"), CALM),
                        new PhaseOutcome(Phase.HEALTHY, held(), CALM));

        assertThatThrownBy(() -> new Adjudication(Question.KNOWN_BAD, LIMIT).of(impossible))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HEALTHY cannot have run");
    }

    @Test
    void aPressureThatIsNoShareIsRefused() {
        assertThatThrownBy(() -> new PhaseOutcome(Phase.FIX, held(), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Adjudication(Question.KNOWN_BAD, 40))
                .hasMessageContaining("share from 0 to 1");
    }

    private static List<PhaseOutcome> stoppedAt(Phase phase, PhaseResult result, double pressure) {
        return Stream.of(Phase.values())
                .map(
                        each ->
                                each == phase
                                        ? new PhaseOutcome(each, result, pressure)
                                        : new PhaseOutcome(
                                                each,
                                                each.compareTo(phase) < 0 ? held() : notRun(),
                                                CALM))
                .toList();
    }
}
