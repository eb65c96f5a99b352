package dev.relapse.scenarios.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.cli.Command;
import dev.relapse.cli.Properties;
import dev.relapse.cli.TinyProject;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.proof.Proof;
import dev.relapse.scenario.Arrange;
import dev.relapse.scenario.Failing;
import dev.relapse.scenario.Fix;
import dev.relapse.scenario.Healthy;
import dev.relapse.scenario.PostMortem;
import dev.relapse.scenario.Recovered;
import dev.relapse.scenario.Reproduce;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script gets from {@code relapse run} for every way in which a replay can end. */
@ExtendWith(Properties.class)
class RunCommandTest {

    private static final Probe YES = Probe.of("yes", () -> Observation.holds("so it is", 1));
    private static final Probe NO = Probe.of("no", () -> Observation.notYet("not so", 1));
    private static final Probe BLIND = Probe.of("blind", () -> Observation.nothing("dark"));

    private static Probe failing;
    private static Probe recovered;

    @TempDir private Path folder;

    @BeforeEach
    void aScriptedScenario() {
        TinyProject.in(folder)
                .write(
                        "scenarios/scripted/scenario.yaml",
                        """
                        title: A scripted scenario
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
        // Whatever else this machine does: nothing here hangs on its speed.
        System.setProperty("relapse.pressure.limit", "1");
        failing = YES;
        recovered = YES;
    }

    @ParameterizedTest
    @CsvSource({
        "YES, YES, main, 0, RECOVERED",
        "YES, NO, main, 1, NOT_RECOVERED",
        "NO, YES, main, 1, NOT_REPRODUCED",
        "BLIND, YES, main, 3, INCONCLUSIVE",
        "YES, BLIND, main, 3, INCONCLUSIVE",
        "YES, NO, without-fix, 0, NOT_RECOVERED",
        "YES, YES, without-fix, 1, RECOVERED",
    })
    void redIsAnotherCodeThanInconclusive(
            String seenFailing, String seenRecovered, String variant, int code, String verdict) {
        failing = probe(seenFailing);
        recovered = probe(seenRecovered);

        Command run = Command.relapse("run", "scripted", "--variant", variant);

        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isEqualTo(code);
        Path results = folder.resolve("target/relapse/scripted");
        assertThat(
                        (variant.equals("main") ? results : results.resolve("variants/" + variant))
                                .resolve("verdict.json"))
                .content()
                .contains("\"" + verdict + "\"");
    }

    @Test
    void aPlanIsACommandOfItsOwn() {
        Command run = Command.relapse("run", "scripted", "-Drelapse.plan=true");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).singleElement().asString().endsWith("relapse plan scripted");
    }

    @Test
    void aPlainVerdictCountsMoreThanOneThatCouldNotBeHad() {
        recovered = NO;

        assertThat(Command.relapse("run", "scripted", "--variant", "all").code()).isEqualTo(1);
    }

    private static Probe probe(String name) {
        return switch (name) {
            case "YES" -> YES;
            case "NO" -> NO;
            default -> BLIND;
        };
    }

    private static void seek(Proof proof, Probe probe) {
        proof.expect(probe).within(Duration.ofMillis(300));
    }

    @PostMortem("scripted")
    static class ScriptedScenario {
        @Arrange
        void arrange() {}

        @Healthy
        void healthy(Proof proof) {
            seek(proof, YES);
        }

        @Reproduce
        void reproduce() {}

        @Failing
        void failing(Proof proof) {
            seek(proof, failing);
        }

        @Fix
        void fix() {}

        @Recovered
        void recovered(Proof proof) {
            seek(proof, recovered);
        }
    }
}
