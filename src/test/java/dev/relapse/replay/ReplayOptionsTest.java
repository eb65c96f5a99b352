package dev.relapse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.console.Console;
import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.process.CpuPressure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayOptionsTest {

    private static final ScenarioDefinition SCENARIO =
            ScenarioCatalogue.ofProject().read("aggregated-metrics-api");

    @Test
    void aVariantRunsWhereItsScenarioDoesExceptWhereItSaysWhyNot() {
        assertThat(on("kind").whyNotHere(SCENARIO, SCENARIO.main())).isEmpty();
        assertThat(on("embedded").whyNotHere(SCENARIO, SCENARIO.variant("adapter-serves")))
                .isEmpty();
        assertThat(on("kind").whyNotHere(SCENARIO, SCENARIO.variant("adapter-serves")))
                .hasValueSatisfying(
                        why ->
                                assertThat(why.toString())
                                        .contains(
                                                "variant adapter-serves of aggregated-metrics-api does not run on cluster 'kind'",
                                                "choose another cluster"));
    }

    @Test
    void aScenarioNamesTheClustersThatItKnows() {
        assertThat(on("machine").whyNotHere(SCENARIO, SCENARIO.main()))
                .hasValueSatisfying(
                        why ->
                                assertThat(why.remedy())
                                        .isEqualTo("choose -Dcluster=embedded or kind or k3s"));
    }

    @Test
    void whatHarmsOthersIsRefusedWhereTheyAreWithWhatItWouldDo() {
        assertThat(on("existing").whyNotHere(SCENARIO, SCENARIO.main()))
                .hasValueSatisfying(
                        why ->
                                assertThat(why.toString())
                                        .contains(
                                                "does not run on cluster 'existing'",
                                                "takes over the resource metrics API",
                                                "choose -Dcluster=embedded or kind"));
    }

    private static ReplayOptions on(String cluster) {
        return new ReplayOptions(
                Optional.of(cluster),
                false,
                false,
                false,
                () -> {
                    throw new AssertionError("no artifact is needed");
                },
                () -> {
                    throw new AssertionError("no run is needed");
                },
                new Console(System.out),
                new PressureGauge(CpuPressure.ofThisMachine()),
                1.0);
    }
}
