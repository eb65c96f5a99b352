package dev.relapse.replay;

import static dev.relapse.verdict.PhaseResult.held;
import static dev.relapse.verdict.PhaseResult.notRun;
import static dev.relapse.verdict.PhaseResult.notSeen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.ScenarioFile;
import dev.relapse.definition.Variant;
import dev.relapse.proof.Phase;
import dev.relapse.verdict.Candidates;
import dev.relapse.verdict.PhaseOutcome;
import dev.relapse.verdict.PhaseResult;
import dev.relapse.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgementTest {

    private static final double CALM = 0.1;
    private static final double LIMIT = 0.4;
    private static final String AFFECTED = "4.4.1";
    private static final String FREE = "4.10.1";

    @TempDir private Path project;
    private ScenarioDefinition definition;

    @BeforeEach
    void aScenarioWithARecord() throws IOException {
        Path folder = Files.createDirectories(project.resolve("scenarios/loops"));
        Files.writeString(
                folder.resolve("scenario.yaml"),
                """
                title: A title
                links: []
                clusters: [embedded]
                needs: {time: 90s, memoryMiB: 100}
                components: {operator: {role: it loops}}
                timers: {}
                workaround: the pin of the operator
                subject:
                  inputs:
                    policy: {what: the policy, kind: Policy, guard: {}}
                settings: {}
                variants:
                  main: {title: the main one}
                  scoped: {title: another fix, workaround: the scope of the policies}
                """);
        Files.writeString(
                folder.resolve("versions.yaml"),
                """
                component: operator
                incident: it loops
                source: https://example.org/releases
                branches:
                  "4.4": {last: 4.4.1, affected: {from: 4.4.1}, why: it always updates}
                  "4.10": {last: 4.10.1, why: it compares first}
                """);
        for (String version : List.of(AFFECTED, FREE)) {
            OperatorRecipe.write(
                    project.resolve("fixtures/components/operator")
                            .resolve(version.equals(FREE) ? "" : "versions/" + version),
                    version);
        }
        definition = ScenarioFile.read(folder);
    }

    @Test
    void aReleaseOnRecordAsAffectedThatNoLongerReproducesIsRedWithBothSides() {
        Variant affected = frontier(AFFECTED);

        Judgement judgement = judge(affected, stoppedAt(Phase.FAILING, "0.1 updates a second"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(isGreen(affected, judgement)).isFalse();
        assertThat(judgement.reason())
                .contains("0.1 updates a second")
                .contains("records operator 4.4.1 as affected: it always updates")
                .contains("https://example.org/releases");
    }

    @Test
    void aReleaseOnRecordAsFreeThatReproducesIsRedWithBothSides() {
        Variant free = frontier(FREE);

        for (List<PhaseOutcome> shown :
                List.of(all(), stoppedAt(Phase.RECOVERED, "9 updates a second"))) {
            Judgement judgement = judge(free, shown);

            assertThat(judgement.verdict()).isNotEqualTo(Verdict.SAFE);
            assertThat(isGreen(free, judgement)).isFalse();
            assertThat(judgement.reason())
                    .contains("records operator 4.10.1 as free: it compares first")
                    .contains("https://example.org/releases");
        }
        assertThat(judge(free, all()).reason()).contains("the incident came and was cured");
        assertThat(judge(free, stoppedAt(Phase.RECOVERED, "9 updates a second")).reason())
                .contains("9 updates a second");
    }

    @Test
    void aReplayThatAgreesWithTheRecordIsGreenAndDoesNotArgue() {
        Variant affected = frontier(AFFECTED);
        Variant free = frontier(FREE);
        Judgement recovered = judge(affected, all());
        Judgement safe = judge(free, stoppedAt(Phase.FAILING, "no update"));

        assertThat(isGreen(affected, recovered)).isTrue();
        assertThat(isGreen(free, safe)).isTrue();
        assertThat(recovered.reason() + safe.reason()).doesNotContain("But");
    }

    @Test
    void whatNobodyCouldTellAccusesNoRecord() {
        Variant affected = frontier(AFFECTED);

        Judgement judgement =
                judge(affected, stoppedAt(Phase.FAILING, notSeen("nothing was scraped", 0)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(isGreen(affected, judgement)).isFalse();
        assertThat(judgement.reason()).doesNotContain("versions.yaml");
    }

    @Test
    void safeNamesWhatCanBeDeleted() {
        List<PhaseOutcome> notShown = stoppedAt(Phase.FAILING, "no update");

        Judgement main = judge(candidate("main"), notShown);
        Judgement scoped = judge(candidate("scoped"), notShown);

        assertThat(main.verdict()).isEqualTo(Verdict.SAFE);
        assertThat(main.deletable()).isEqualTo("the pin of the operator");
        assertThat(main.reason()).endsWith("Can be deleted now: the pin of the operator");
        assertThat(scoped.reason()).endsWith("Can be deleted now: the scope of the policies");
        assertThat(judge(frontier(FREE), notShown).deletable())
                .isEqualTo("the pin of the operator");
    }

    @Test
    void safeOnATeamsManifestsNamesTheGuardThatIsInThem() throws IOException {
        Path theirs = Files.createDirectories(project.resolve("theirs"));
        Files.writeString(
                theirs.resolve("p.yaml"), "{apiVersion: v1, kind: Policy, metadata: {name: p}}");
        Variant judged = definition.judging(definition.subjectIn(theirs), definition.main());

        Judgement safe = judge(judged, stoppedAt(Phase.FAILING, "no update"));

        assertThat(safe.verdict()).isEqualTo(Verdict.SAFE);
        assertThat(isGreen(judged, safe)).isTrue();
        assertThat(safe.reason()).endsWith("Can be deleted now: the policy");
    }

    @Test
    void noOtherVerdictLetsAnythingBeDeleted() {
        assertThat(judge(candidate("main"), all()).deletable()).isNull();
        assertThat(judge(definition.main(), stoppedAt(Phase.FAILING, "no update")).deletable())
                .isNull();
    }

    private Variant candidate(String variant) {
        return definition.variant(variant).on(new Candidates(Map.of("operator", "4.11.0")));
    }

    private Variant frontier(String version) {
        Selection selection =
                new Selection(
                        Optional.of("loops"),
                        Optional.of("main"),
                        Candidates.NONE,
                        Optional.of("operator"),
                        Optional.empty(),
                        List.of(),
                        1,
                        false);
        return selection.variantsOf(definition).stream()
                .filter(v -> v.occasion().recorded().version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    /** As the replay itself decides it. */
    private boolean isGreen(Variant variant, Judgement judgement) {
        return judgement.verdict() == definition.expected(variant, judgement.verdict());
    }

    private static Judgement judge(Variant variant, List<PhaseOutcome> outcomes) {
        return Judgement.of(outcomes, variant, List.of(), LIMIT);
    }

    private static List<PhaseOutcome> all() {
        return Stream.of(Phase.values()).map(p -> new PhaseOutcome(p, held(), CALM)).toList();
    }

    private static List<PhaseOutcome> stoppedAt(Phase phase, String lastSeen) {
        return stoppedAt(phase, notSeen(lastSeen, 7));
    }

    private static List<PhaseOutcome> stoppedAt(Phase phase, PhaseResult result) {
        return Stream.of(Phase.values())
                .map(
                        each ->
                                new PhaseOutcome(
                                        each,
                                        each == phase
                                                ? result
                                                : each.compareTo(phase) < 0 ? held() : notRun(),
                                        CALM))
                .toList();
    }
}
