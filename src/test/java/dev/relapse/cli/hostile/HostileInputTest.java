package dev.relapse.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.cli.Command;
import dev.relapse.cli.Properties;
import dev.relapse.cli.TinyProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong with what a user gives is one clear error at once, and nothing is started or
 * left. Through the user's door, {@code relapse run}; what the single parts refuse beyond that
 * stands with them: keys of scenario files in ScenarioFileTest, images and registries that lie in
 * HostileImageTest and ImageSourceTest, recipes in CatalogueTest, kubeconfigs in
 * NamedKubeconfigTest.
 */
@ExtendWith(Properties.class)
class HostileInputTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** A program that cannot be had names every source that was tried. */
    private static final int MOST_LINES = 8;

    @TempDir private Path folder;
    private TinyProject project;

    @BeforeEach
    void aProjectWithNothingWrong() throws IOException {
        project = TinyProject.in(folder);
        // A run that was opened would have its folder there.
        System.setProperty(
                "java.io.tmpdir", Files.createDirectory(folder.resolve("tmp")).toString());
    }

    static Stream<Row> rows() {
        return Stream.of(
                        ScenarioFiles.rows(),
                        Settings.rows(),
                        Images.rows(),
                        ArtifactPaths.rows(),
                        Subjects.rows(),
                        Candidates.rows(),
                        Charts.rows(),
                        Frontiers.rows())
                .flatMap(rows -> rows);
    }

    /** Also warms this JVM up, so that no row pays for the loading of classes. */
    @Test
    void withoutDamageThereIsNoError() {
        Command plan = Command.relapse("plan", "tiny");

        assertThat(plan.errors()).isEmpty();
        assertThat(plan.code()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isOneClearErrorAtOnceAndLeavesNothing(Row row) {
        row.damage().accept(project);
        Map<String, Long> before = project.everything();
        Set<Long> processes = children();
        long began = System.nanoTime();

        Command run =
                Command.relapse(
                        Stream.concat(Stream.of("run"), row.arguments().stream())
                                .toArray(String[]::new));

        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(run.errors()).hasSizeBetween(1, MOST_LINES);
        assertThat(String.join("\n", run.errors()))
                .startsWith("relapse: ")
                .contains(row.said())
                .doesNotContain("Exception");
        assertThat(run.code()).isEqualTo(2);
        assertThat(took).isLessThan(LIMIT);
        assertThat(project.everything()).isEqualTo(before);
        assertThat(children()).isEqualTo(processes);
    }

    private static Set<Long> children() {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }
}
