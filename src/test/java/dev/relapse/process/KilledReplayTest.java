package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.UsedComponent;
import dev.relapse.process.Victim.Aftermath;
import dev.relapse.scenarios.harness.ReplayMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing of a whole replay outlives its JVM, whichever phase the SIGKILL hits. More points: {@code
 * -Drelapse.kill.replays=50}; the same points again: {@code -Drelapse.kill.seed=<seed>}.
 */
class KilledReplayTest {

    private static final int POINTS = Integer.getInteger("relapse.kill.replays", 3);
    private static final long SEED = Long.getLong("relapse.kill.seed", System.nanoTime());

    /** About as long as a replay takes on two cores. */
    private static final Duration LONGEST = Duration.ofSeconds(75);

    private static final String SCENARIO =
            "dev.relapse.scenarios.aggregatedmetricsapi.AggregatedMetricsApiScenario";

    @TempDir Path folder;

    @Test
    void leavesNothingInWhicheverPhaseSigkillHitsIt() throws IOException, InterruptedException {
        KillHarness harness = new KillHarness(Files.createDirectory(folder.resolve("v")), replay());
        Random random = new Random(SEED);
        System.out.println("relapse.kill.seed=" + SEED);
        for (int point = 0; point < POINTS; point++) {
            Duration moment = Duration.ofMillis((long) (random.nextDouble() * LONGEST.toMillis()));
            Aftermath aftermath =
                    harness.start().says("relapse | arrange").runsFor(moment).end("KILL");
            System.out.println("SIGKILL after " + moment.toMillis() + " ms: " + aftermath);
        }
        assertThat(harness.remains()).isEmpty();
    }

    /** In a project folder of its own, so that it leaves this one's results alone. */
    private List<String> replay() throws IOException {
        Path project = Files.createDirectory(folder.resolve("project"));
        for (String part : List.of("scenarios", "fixtures")) {
            Files.createSymbolicLink(project.resolve(part), Path.of(part).toAbsolutePath());
        }
        List<String> command = new ArrayList<>(Specs.java(ReplayMain.class, SCENARIO));
        command.removeIf(argument -> argument.startsWith("-Xmx"));
        command.addAll(
                1,
                List.of(
                        "-Dbasedir=" + project,
                        "-Drelapse.scenario=aggregated-metrics-api",
                        "-Drelapse.offline=true"));
        return command;
    }

    /** So that every SIGKILL hits a replay and none the building of its programs. */
    @BeforeAll
    static void everythingIsAtHand() {
        ArtifactStore artifacts = ArtifactStore.standard(Path.of("fixtures"));
        ScenarioDefinition scenario = ScenarioCatalogue.ofProject().read("aggregated-metrics-api");
        for (UsedComponent used : scenario.components()) {
            artifacts.programs(used.name(), null).stream()
                    .filter(program -> used.isUsedBy(scenario.main()) && used.runs(program))
                    .forEach(program -> artifacts.get(used.name(), null, program));
        }
    }
}
