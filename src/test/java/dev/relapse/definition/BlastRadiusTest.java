package dev.relapse.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.relapse.cluster.BlastRadius;
import dev.relapse.data.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlastRadiusTest {

    @TempDir private Path folder;

    /** Also where it cannot run: that is why. */
    @Test
    void everyScenarioDeclaresItAndRunsWhereOthersAreOrSaysWhyNot() {
        List<ScenarioDefinition> all = ScenarioCatalogue.ofProject().all();
        assertThat(all.size()).isGreaterThanOrEqualTo(9);
        for (ScenarioDefinition scenario : all) {
            BlastRadius radius = scenario.blastRadius().orElseThrow();
            assertThat(scenario.notOn().containsKey("existing"))
                    .as(scenario.id())
                    .isEqualTo(!scenario.clusters().contains("existing"));
            assertThat(radius.roles())
                    .allSatisfy(role -> assertThat(scenario.fixture(role)).exists());
        }
    }

    @Test
    void aScenarioThatDoesNotDeclareItCannotRunOnAClusterOfOthers() throws IOException {
        refuses("", "its blastRadius is not declared");
    }

    @Test
    void neitherCanOneThatHarmsThem() throws IOException {
        refuses(
                radius("[{kind: PriorityClass, whose: others, what: the default}]", "[]", "[]"),
                "PriorityClass of others: the default");
        refuses(radius("[]", "[{whose: others, what: every pod}]", "[]"), "evicts every pod");
        refuses(radius("[]", "[]", "[the metrics API]"), "takes over the metrics API");
    }

    @Test
    void whatIsItsOwnIsNoHarm() throws IOException {
        BlastRadius read =
                read(radius(
                                "[{kind: Node, whose: own, what: simulated}]",
                                "[{whose: own, what: its pods}]",
                                "[]"))
                        .blastRadius()
                        .orElseThrow();

        assertThat(read.inWords())
                .containsExactly("cluster-wide: Node, simulated", "evicts: its pods");
        assertThat(BlastRadius.none().inWords())
                .containsExactly("nothing outside of its own namespaces");
    }

    private void refuses(String radius, String reason) throws IOException {
        write(radius);

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> ScenarioFile.read(folder))
                .withMessageContaining("cannot run on the cluster 'existing'")
                .withMessageContaining(reason);
    }

    private static String radius(String clusterWide, String evicts, String takesOver) {
        return "blastRadius: {clusterWide: %s, evicts: %s, takesOver: %s}"
                .formatted(clusterWide, evicts, takesOver);
    }

    private ScenarioDefinition read(String radius) throws IOException {
        write(radius);
        return ScenarioFile.read(folder);
    }

    private void write(String radius) throws IOException {
        Files.writeString(
                folder.resolve("scenario.yaml"),
                """
                title: a title
                links: []
                clusters: [embedded, existing]
                %s
                needs: {time: 1s, memoryMiB: 1}
                components: {}
                timers: {}
                settings: {}
                variants: {main: {title: the main one}}
                """
                        .formatted(radius));
    }
}
