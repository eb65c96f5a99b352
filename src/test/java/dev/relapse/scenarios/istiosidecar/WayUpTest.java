package dev.relapse.scenarios.istiosidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingPolicy;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRulesBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WayUpTest {

    private static final double PACE = 2.0 / 15;

    @Test
    void withoutPoliciesItHasUpstreamsAtTheSamePace() {
        WayUp way = WayUp.of(new HPAScalingRules(), PACE);

        assertThat(way.rules().getPolicies())
                .containsExactly(
                        new HPAScalingPolicy(2, "Pods", 4),
                        new HPAScalingPolicy(2, "Percent", 100));
        assertThat(way.rules().getStabilizationWindowSeconds()).isNull();
        assertThat(way.note())
                .contains("4 Pods in 2s or 100 Percent in 2s, which was 4 Pods in 15s")
                .contains("0.13");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "15, 2", "60, 8", "300, 40"})
    void aWindowIsShortenedToASecondAtLeastAndNoneStaysNone(int theirs, int ours) {
        WayUp way =
                WayUp.of(
                        new HPAScalingRulesBuilder()
                                .withSelectPolicy("Min")
                                .withStabilizationWindowSeconds(theirs)
                                .build(),
                        PACE);

        assertThat(way.rules().getStabilizationWindowSeconds()).isEqualTo(ours);
        assertThat(way.rules().getSelectPolicy()).isEqualTo("Min");
        assertThat(way.note())
                .endsWith("stabilizationWindowSeconds %d was %d".formatted(ours, theirs));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.5, Double.NaN})
    void nothingElseIsAPace(double pace) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WayUp.of(new HPAScalingRules(), pace))
                .withMessageContaining("more than 0 and at most 1");
    }
}
