package dev.relapse.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.relapse.artifact.catalogue.Catalogue;
import dev.relapse.artifact.catalogue.ComponentRecipe;
import dev.relapse.data.MalformedFileException;
import dev.relapse.verdict.Recorded;
import dev.relapse.verdict.Recorded.State;
import dev.relapse.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionFrontierTest {

    private static final String GOOD =
            """
            component: calico
            incident: something
            source: https://example.org
            branches:
              "3.23": {last: 3.23.5, affected: {from: 3.23.4}, why: because}
              "3.24": {last: 3.24.6, affected: {from: 3.24.3, fixed: 3.24.6}, why: because}
              "3.25": {last: 3.25.10, why: because}
            """;

    @TempDir private Path folder;

    @Test
    void namesTheReleasesAtWhichSomethingChangesAndThoseAskedFor() throws IOException {
        assertThat(read(GOOD).edgesAnd(List.of("3.24.2", "3.24.3", "3.99.0")))
                .extracting(Recorded::label)
                .containsExactly(
                        "calico 3.23.4, recorded as affected",
                        "calico 3.23.5, recorded as affected",
                        "calico 3.24.2, recorded as free",
                        "calico 3.24.3, recorded as affected",
                        "calico 3.24.6, recorded as free",
                        "calico 3.25.10, recorded as free",
                        "calico 3.99.0, recorded as unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "3.22.9, UNKNOWN", "3.23.0, FREE", "3.23.3, FREE", "3.23.4, AFFECTED", "3.23.5, AFFECTED",
        "3.23.6, UNKNOWN", "3.24.2, FREE", "3.24.3, AFFECTED", "v3.24.5, AFFECTED", "3.24.6, FREE",
        "3.24.7, UNKNOWN", "3.25.0, FREE", "3.25.9, FREE", "3.25.10, FREE", "3.25.11, UNKNOWN",
        "3.2.5, UNKNOWN", "3.240.3, UNKNOWN"
    })
    void tellsBranchByBranch(String version, State state) throws IOException {
        assertThat(read(GOOD).stateOf(version)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    component: calico | komponent: calico | komponent
                    last: 3.23.5      | last: three       | branches
                    last: 3.23.5      | last: 3.24.5      | 3.24.5 is no release of the branch 3.23
                    fixed: 3.24.6     | fixed: 3.24.2     | 3.24.3
                    fixed: 3.24.6     | fixde: 3.24.6     | fixde
                    source: https:    | source: ftp:      | source
                    """)
    void namesTheFileAndTheFault(String good, String bad, String named) {
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("versions.yaml")
                .hasMessageContaining(named);
    }

    @Test
    void refusesWhatIsNoRelease() throws IOException {
        VersionFrontier frontier = read(GOOD);

        assertThatThrownBy(() -> frontier.stateOf("3.24.0-rc1"))
                .hasMessageContaining("3.24.0-rc1")
                .hasMessageContaining("such as 3.24.6");
    }

    /** What a variant expects of a version is what the frontier says of it. */
    @TestFactory
    Stream<DynamicTest> theVariantsOfEveryScenarioAgreeWithItsFrontier() {
        ScenarioCatalogue scenarios = ScenarioCatalogue.ofProject();
        return scenarios.ids().stream()
                .map(scenarios::read)
                .flatMap(
                        scenario ->
                                VersionFrontier.of(scenario).stream()
                                        .flatMap(frontier -> agreement(scenario, frontier)));
    }

    private static Stream<DynamicTest> agreement(
            ScenarioDefinition scenario, VersionFrontier frontier) {
        return scenario.variants().values().stream()
                .map(
                        variant ->
                                dynamicTest(
                                        scenario.id() + " " + variant.name(),
                                        () -> {
                                            String version = version(scenario, variant, frontier);
                                            State state =
                                                    variant.expected() == Verdict.SAFE
                                                            ? State.FREE
                                                            : State.AFFECTED;
                                            assertThat(frontier.stateOf(version))
                                                    .as(version)
                                                    .isEqualTo(state);
                                        }));
    }

    private static String version(
            ScenarioDefinition scenario, Variant variant, VersionFrontier frontier) {
        return Optional.ofNullable(scenario.versionOf(frontier.component(), variant))
                .orElseGet(() -> pinned(frontier.component()));
    }

    private static String pinned(String component) {
        List<ComponentRecipe> versions = Catalogue.load(Path.of("fixtures")).versions(component);
        return versions.get(0).version();
    }

    private VersionFrontier read(String yaml) throws IOException {
        return VersionFrontier.read(Files.writeString(folder.resolve("versions.yaml"), yaml));
    }
}
