package dev.relapse.scenarios.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.proof.Phase;
import dev.relapse.proof.Proof;
import dev.relapse.replay.InconclusiveReplay;
import dev.relapse.replay.UnexpectedVerdict;
import dev.relapse.scenario.Arrange;
import dev.relapse.scenario.Failing;
import dev.relapse.scenario.Fix;
import dev.relapse.scenario.Healthy;
import dev.relapse.scenario.PostMortem;
import dev.relapse.scenario.Recovered;
import dev.relapse.scenario.Reproduce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What JUnit reports, phase by phase, for every way in which a replay can end. */
class PhasesTest {

    private static final Probe YES = Probe.of("yes", () -> Observation.holds("so it is", 1));
    private static final Probe NO = Probe.of("no", () -> Observation.notYet("not so", 1));
    private static final Probe BLIND = Probe.of("blind", () -> Observation.nothing("dark"));
    private static final Map<Phase, Consumer<Proof>> SCRIPT = new EnumMap<>(Phase.class);
    private static final List<String> PROPERTIES =
            List.of(
                    "basedir",
                    "cluster",
                    "relapse.scenario",
                    "variant",
                    "relapse.plan",
                    "relapse.require",
                    "relapse.pressure.limit");

    @TempDir private Path project;
    private final Map<String, String> before = new java.util.HashMap<>();

    @BeforeEach
    void aProjectWithOneScenario() throws IOException {
        for (String property : PROPERTIES) {
            before.put(property, System.getProperty(property));
        }
        Path scenario = Files.createDirectories(project.resolve("scenarios/tiny"));
        Files.createDirectories(project.resolve("fixtures/components"));
        Files.writeString(
                scenario.resolve("scenario.yaml"),
                """
                title: A tiny scenario
                links: []
                clusters: [none]
                needs: {time: 1s, memoryMiB: 1}
                components: {}
                timers: {}
                settings: {}
                variants:
                  main: {title: the main one}
                  without-fix: {title: the opposite, expected: NOT_RECOVERED}
                """);
        System.setProperty("basedir", project.toString());
        System.clearProperty("relapse.scenario");
        System.clearProperty("relapse.plan");
        System.clearProperty("relapse.require");
        System.setProperty("variant", "main");
        // Whatever else this machine does: nothing here hangs on its speed.
        System.setProperty("relapse.pressure.limit", "1");
        SCRIPT.clear();
        for (Phase phase : List.of(Phase.HEALTHY, Phase.FAILING, Phase.RECOVERED)) {
            SCRIPT.put(phase, sees(YES));
        }
    }

    @AfterEach
    void asItWas() {
        before.forEach(
                (name, value) -> {
                    if (value == null) {
                        System.clearProperty(name);
                    } else {
                        System.setProperty(name, value);
                    }
                });
    }

    @Test
    void everyPhaseIsATestCaseOfItsOwn() throws IOException {
        EngineExecutionResults results = run();

        results.testEvents().assertStatistics(s -> s.started(6).succeeded(6));
        assertThat(
                        results.testEvents().succeeded().stream()
                                .map(e -> e.getTestDescriptor().getDisplayName())
                                .map(name -> name.replaceAll("\\(.*", "")))
                .containsExactly("arrange", "healthy", "reproduce", "failing", "fix", "recovered");
        assertThat(verdict("tiny").path("verdict").asText()).isEqualTo("RECOVERED");
    }

    @Test
    void whereOnlyThePlanIsAskedForNoPhaseRuns() {
        System.setProperty("relapse.plan", "true");
        SCRIPT.put(
                Phase.HEALTHY,
                proof -> {
                    throw new AssertionError("it ran");
                });

        run().testEvents().assertStatistics(s -> s.succeeded(0).failed(0).aborted(6));

        assertThat(project.resolve("target/relapse/tiny/verdict.json")).doesNotExist();
    }

    @Test
    void aFixThatDoesNotCureFailsTheLastPhase() throws IOException {
        SCRIPT.put(Phase.RECOVERED, sees(NO));

        EngineExecutionResults results = run();

        results.testEvents().assertStatistics(s -> s.succeeded(5).failed(1));
        assertThat(failure(results)).isInstanceOf(UnexpectedVerdict.class);
        assertThat(verdict("tiny").path("verdict").asText()).isEqualTo("NOT_RECOVERED");
    }

    @Test
    void theVerdictThatAVariantExpectsIsGreen() throws IOException {
        System.setProperty("variant", "without-fix");
        SCRIPT.put(Phase.RECOVERED, sees(NO));

        run().testEvents().assertStatistics(s -> s.succeeded(6).failed(0));

        assertThat(verdict("tiny/variants/without-fix").path("expected").asText())
                .isEqualTo("NOT_RECOVERED");
    }

    @Test
    void aVerdictBetterThanExpectedIsRedToo() {
        System.setProperty("variant", "without-fix");

        assertThat(failure(run()))
                .isInstanceOf(UnexpectedVerdict.class)
                .hasMessageContaining("RECOVERED but NOT_RECOVERED was expected");
    }

    @Test
    void afterAFailedPhaseTheLaterOnesAreAbortedAndNeverPassed() throws IOException {
        SCRIPT.put(Phase.FAILING, sees(NO));

        EngineExecutionResults results = run();

        results.testEvents().assertStatistics(s -> s.succeeded(3).failed(1).aborted(2));
        assertThat(verdict("tiny").path("verdict").asText()).isEqualTo("NOT_REPRODUCED");
    }

    @Test
    void whatTheScenarioThrowsIsAnErrorAndNoFailedAssertion() throws IOException {
        SCRIPT.put(
                Phase.REPRODUCE,
                proof -> {
                    throw new IllegalStateException("the pipeline broke");
                });

        EngineExecutionResults results = run();

        results.testEvents().assertStatistics(s -> s.succeeded(2).failed(1).aborted(3));
        assertThat(failure(results))
                .isInstanceOf(InconclusiveReplay.class)
                .hasMessageContaining("the pipeline broke");
        assertThat(verdict("tiny").path("verdict").asText()).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void aProofWithNothingToObserveIsInconclusive() {
        SCRIPT.put(Phase.FAILING, sees(BLIND));

        assertThat(failure(run()))
                .isInstanceOf(InconclusiveReplay.class)
                .hasMessageContaining("nothing to observe");
    }

    @Test
    void aProofThatWasNeverSoughtIsInconclusive() {
        SCRIPT.put(Phase.HEALTHY, proof -> {});

        assertThat(failure(run())).isInstanceOf(InconclusiveReplay.class);
    }

    @Test
    void aScenarioThatCannotRunHereSaysSoAndIsRedWhereEverythingIsRequired() throws IOException {
        System.setProperty("cluster", "embedded");

        run().testEvents().assertStatistics(s -> s.succeeded(0).failed(0).aborted(6));
        JsonNode entry =
                new ObjectMapper()
                        .readTree(project.resolve("target/relapse/summary.json").toFile())
                        .path("replays")
                        .path(0);
        assertThat(entry.path("verdict").asText()).isEqualTo("NOT_RUN");
        assertThat(entry.path("remedy").asText()).isEqualTo("choose -Dcluster=none");

        System.setProperty("relapse.require", "all");
        assertThat(failure(run())).isInstanceOf(InconclusiveReplay.class);
    }

    private static EngineExecutionResults run() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(TinyScenario.class))
                .execute();
    }

    private static Throwable failure(EngineExecutionResults results) {
        Event failed = results.testEvents().failed().stream().findFirst().orElseThrow();
        return failed.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    private JsonNode verdict(String folder) throws IOException {
        return new ObjectMapper()
                .readTree(
                        project.resolve("target/relapse")
                                .resolve(folder)
                                .resolve("verdict.json")
                                .toFile());
    }

    private static Consumer<Proof> sees(Probe probe) {
        return proof -> proof.expect(probe).within(Duration.ofMillis(300));
    }

    private static void play(Phase phase, Proof proof) {
        SCRIPT.getOrDefault(phase, p -> {}).accept(proof);
    }

    @PostMortem("tiny")
    static class TinyScenario {
        @Arrange
        void arrange() {
            play(Phase.ARRANGE, null);
        }

        @Healthy
        void healthy(Proof proof) {
            play(Phase.HEALTHY, proof);
        }

        @Reproduce
        void reproduce() {
            play(Phase.REPRODUCE, null);
        }

        @Failing
        void failing(Proof proof) {
            play(Phase.FAILING, proof);
        }

        @Fix
        void fix() {
            play(Phase.FIX, null);
        }

        @Recovered
        void recovered(Proof proof) {
            play(Phase.RECOVERED, proof);
        }
    }
}
