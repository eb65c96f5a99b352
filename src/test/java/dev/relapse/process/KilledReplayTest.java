package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.ArtifactPlan;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nothing of a whole replay outlives its JVM, whichever phase the SIGKILL hits. More points: {@code
 * -Drelapse.kill.replays=50}; the same points again: {@code -Drelapse.kill.seed=<seed>}.
 */
class KilledReplayTest {

    private static final int POINTS = Integer.getInteger("relapse.kill.replays", 2);
    private static final long SEED = Long.getLong("relapse.kill.seed", System.nanoTime());

    private static final String PACKAGE = "dev.relapse.scenarios.";

    @TempDir Path folder;

    /**
     * @param scenario its id
     * @param seconds for which its replay surely lasts
     * @param scenarioClass below the package of all scenarios
     */
    @ParameterizedTest
    @CsvSource({
        "aggregated-metrics-api, 40, aggregatedmetricsapi.AggregatedMetricsApiScenario",
        "calico-nodelocaldns, 30, caliconodelocaldns.CalicoNodelocaldnsScenario"
    })
    void leavesNothingInWhicheverPhaseSigkillHitsIt(
            String scenario, int seconds, String scenarioClass)
            throws IOException, InterruptedException {
        haveAtHand(scenario);
        KillHarness harness =
                new KillHarness(
                        Files.createDirectory(folder.resolve("v")),
                        replay(scenario, PACKAGE + scenarioClass));
        HostTraces before = HostTraces.now();
        Random random = new Random(SEED);
        int hits = 0;
        System.out.println("relapse.kill.seed=" + SEED);
        for (int point = 0; point < POINTS; point++) {
            Duration moment = Duration.ofMillis((long) (random.nextDouble() * seconds * 1000));
            Aftermath aftermath =
                    harness.start().says("relapse | arrange").runsFor(moment).end("KILL");
            hits += aftermath.runs();
            System.out.println("SIGKILL after " + moment.toMillis() + " ms: " + aftermath);
        }
        assertThat(hits).as("runs that were hit").isPositive();
        assertThat(harness.remains()).isEmpty();
        assertThat(HostTraces.now()).isEqualTo(before);
    }

    /** In a project folder of its own, so that it leaves this one's results alone. */
    private List<String> replay(String scenario, String scenarioClass) throws IOException {
        Path project = Files.createDirectory(folder.resolve("project"));
        for (String part : List.of("scenarios", "fixtures")) {
            Files.createSymbolicLink(project.resolve(part), Path.of(part).toAbsolutePath());
        }
        List<String> command = new ArrayList<>(Specs.java(ReplayMain.class, scenarioClass));
        command.removeIf(argument -> argument.startsWith("-Xmx"));
        command.addAll(
                1,
                List.of(
                        "-Dbasedir=" + project,
                        "-Drelapse.scenario=" + scenario,
                        "-Drelapse.offline=true"));
        return command;
    }

    /** So that every SIGKILL hits a replay and none the building of its programs. */
    private static void haveAtHand(String scenario) {
        ScenarioDefinition definition = ScenarioCatalogue.ofProject().read(scenario);
        ArtifactStore artifacts = ArtifactStore.standard(Path.of("fixtures"));
        for (UsedComponent component : definition.components()) {
            if (component.isUsedBy(definition.main())) {
                artifacts.plan(component.name(), null).stream()
                        .map(ArtifactPlan::program)
                        .filter(component::runs)
                        .forEach(program -> artifacts.get(component.name(), null, program));
            }
        }
    }
}
