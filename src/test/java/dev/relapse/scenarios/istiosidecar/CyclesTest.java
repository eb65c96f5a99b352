package dev.relapse.scenarios.istiosidecar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.kubernetes.ReplicaHistory.Step;
import dev.relapse.scenarios.istiosidecar.Cycles.Cycle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CyclesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SETTLE = Duration.ofSeconds(14);

    @Test
    void fromTheMinimumToTheMaximumAndBack() {
        List<Step> steps = steps(0, 2, 10, 6, 20, 10, 40, 2);

        assertThat(Cycles.in(steps, 2, 10, START))
                .containsExactly(new Cycle(at(10), at(20), Optional.of(at(40))));
    }

    @Test
    void aClimbThatEndsBelowTheMaximumIsNone() {
        assertThat(Cycles.in(steps(0, 2, 10, 9, 40, 2), 2, 10, START)).isEmpty();
    }

    @Test
    void oneThatHasNotComeBackYetIsNotWhole() {
        assertThat(Cycles.in(steps(0, 2, 10, 10, 40, 3), 2, 10, START))
                .containsExactly(new Cycle(at(10), at(10), Optional.empty()))
                .noneMatch(Cycle::isWhole);
    }

    @Test
    void oneThatBeganEarlierIsNone() {
        assertThat(Cycles.in(steps(0, 2, 10, 10, 40, 2), 2, 10, at(15))).isEmpty();
        assertThat(Cycles.in(steps(0, 2, 10, 10, 40, 3), 2, 10, at(15))).isEmpty();
    }

    @Test
    void theWayBackMayHaveSteps() {
        List<Step> steps = steps(0, 2, 10, 10, 40, 3, 45, 2, 50, 10, 70, 2);

        assertThat(Cycles.in(steps, 2, 10, START)).hasSize(2);
    }

    @Test
    void aWaveMakesTheCyclesWhoseMaximumFallsIntoItsTime() {
        Wave early = new Wave(1, at(8), at(15), at(18), 16);
        Wave late = new Wave(2, at(48), at(55), at(58), 16);
        List<Cycle> cycles = Cycles.in(steps(0, 2, 10, 10, 40, 2, 90, 10, 95, 2), 2, 10, START);

        assertThat(cycles).hasSize(2);
        assertThat(Cycles.matched(cycles, List.of(early, late), SETTLE)).containsExactly(early);
    }

    @Test
    void oneWaveMakesOneCycleOnly() {
        Wave wave = new Wave(1, at(8), at(15), at(30), 16);
        List<Cycle> cycles = Cycles.in(steps(0, 2, 10, 10, 15, 2, 20, 10, 25, 2), 2, 10, START);

        assertThat(Cycles.matched(cycles, List.of(wave), SETTLE)).hasSize(1);
    }

    private static List<Step> steps(int... secondsAndReplicas) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < secondsAndReplicas.length; i += 2) {
            steps.add(
                    new Step(
                            at(secondsAndReplicas[i]),
                            secondsAndReplicas[i + 1],
                            "kube-controller-manager/scale"));
        }
        return steps;
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
