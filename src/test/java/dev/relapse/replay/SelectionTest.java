package dev.relapse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relapse.definition.FrontierRuns;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.ScenarioFile;
import dev.relapse.definition.Variant;
import dev.relapse.verdict.Candidates;
import dev.relapse.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {

    @TempDir private Path project;
    private Path scenarios;
    private ScenarioDefinition definition;

    @BeforeEach
    void aScenario() throws IOException {
        scenarios = project.resolve("scenarios");
        Path folder = Files.createDirectories(scenarios.resolve("some-id"));
        Files.writeString(
                folder.resolve("scenario.yaml"),
                """
                title: A title
                links: []
                clusters: [embedded]
                needs: {time: 90s, memoryMiB: 100}
                components: {operator: {version: 4.4.1, role: it loops}}
                timers: {}
                settings: {}
                variants:
                  main: {title: the main one}
                  quick: {title: on every push, tier: verify}
                  slow: {title: by night}
                  without-fix: {title: the opposite, expected: NOT_RECOVERED}
                """);
        definition = ScenarioFile.read(folder);
    }

    @Test
    void theWholeCatalogueLeavesTheNightToTheNight() {
        assertThat(names(catalogue(1, false))).containsExactly("main", "quick");
        assertThat(names(catalogue(1, true)))
                .containsExactly("main", "quick", "slow", "without-fix");
    }

    @Test
    void aCandidateIsToBeSafeAndRunsInPlaceOfTheVersionOfTheIncident() {
        Variant judge = judging("operator", "4.10.1", "main").variantsOf(definition).get(0);

        assertThat(judge.expected()).isEqualTo(Verdict.SAFE);
        assertThat(judge.label()).isEqualTo("main, operator 4.10.1");
        assertThat(definition.versionOf("operator", judge)).isEqualTo("4.10.1");
        assertThat(definition.versionOf("operator", definition.main())).isEqualTo("4.4.1");
    }

    @Test
    void aCandidateOfAComponentThatDoesNotRunIsRefusedWithThoseThatDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> judging("calico", "3.25.0", "main").variantsOf(definition))
                .withMessageContaining("calico")
                .withMessageContaining("it runs operator");
    }

    @Test
    void aVariantWithoutTheFixCannotJudgeACandidate() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> judging("operator", "4.10.1", "without-fix").variantsOf(definition))
                .withMessageContaining("choose one that expects RECOVERED");
    }

    @Test
    void aCandidateNeedsAScenarioToJudgeIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Selection(
                                        Optional.empty(),
                                        Optional.empty(),
                                        new Candidates(Map.of("operator", "4.10.1")),
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(),
                                        1,
                                        false))
                .withMessage(
                        "-Dcandidate.operator=4.10.1 needs the scenario that is to judge it:"
                                + " -Pscenario=<id>");
    }

    @Test
    void aSeriesIsTheSameVariantSoManyTimes() {
        Selection three =
                new Selection(
                        Optional.of("some-id"),
                        Optional.empty(),
                        Candidates.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        3,
                        false);

        assertThat(three.variantsOf(definition).stream().map(Variant::label))
                .containsExactly(
                        "main, replay 1 of 3", "main, replay 2 of 3", "main, replay 3 of 3");
        assertThat(three.variantsOf(definition)).allMatch(definition::declares);
    }

    @Test
    void aSeriesHasAtLeastOneReplay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue(0, false))
                .withMessage("-Dreplays must be from 1 to 1000, not 0");
    }

    @Test
    void aFrontierIsReplayedOnWhatIsOnRecordAndNamesWhatIsUnknownOrCannotBeHad()
            throws IOException {
        recipes("4.4.1", "4.10.1", "4.11.0");
        Files.writeString(
                definition.folder().resolve("versions.yaml"),
                """
                component: operator
                incident: it loops
                source: https://example.org
                branches:
                  "4.4": {last: 4.4.1, affected: {from: 4.4.0}, why: it always updates}
                  "4.10": {last: 4.10.1, why: it compares first}
                """);

        List<Variant> runs = frontier("operator").variantsOf(definition);

        assertThat(runs)
                .extracting(v -> v.label() + " -> " + v.expected())
                .containsExactly(
                        "main, operator 4.4.0, recorded as affected -> RECOVERED",
                        "main, operator 4.4.1, recorded as affected -> RECOVERED",
                        "main, operator 4.10.1, recorded as free -> SAFE",
                        "main, operator 4.11.0, recorded as unknown -> RECOVERED");
        assertThat(runs)
                .extracting(v -> FrontierRuns.obstacle(definition, v.occasion().recorded()))
                .satisfiesExactly(
                        gone -> assertThat(gone).contains("no recipe"),
                        had -> assertThat(had).isNull(),
                        free -> assertThat(free).isNull(),
                        unknown -> assertThat(unknown).contains("-Dcandidate.operator=4.11.0"));
    }

    @Test
    void aFrontierWithoutARecordOrOfAnotherComponentIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> frontier("operator").variantsOf(definition))
                .withMessageContaining("has no versions.yaml");
    }

    /** No scenario and no variant is named. */
    private static Selection catalogue(int replays, boolean nightly) {
        return new Selection(
                Optional.empty(),
                Optional.empty(),
                Candidates.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                replays,
                nightly);
    }

    private void recipes(String pinned, String... further) throws IOException {
        Path folder = scenarios.resolveSibling("fixtures/components/operator");
        OperatorRecipe.write(folder, pinned);
        for (String version : further) {
            OperatorRecipe.write(folder.resolve("versions").resolve(version), version);
        }
    }

    private static Selection frontier(String component) {
        return new Selection(
                Optional.of("some-id"),
                Optional.empty(),
                Candidates.NONE,
                Optional.of(component),
                Optional.empty(),
                List.of(),
                1,
                false);
    }

    private List<String> names(Selection selection) {
        return selection.variantsOf(definition).stream().map(Variant::name).toList();
    }

    private static Selection judging(String component, String version, String variant) {
        return new Selection(
                Optional.of("some-id"),
                Optional.of(variant),
                new Candidates(Map.of(component, version)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                1,
                false);
    }
}
