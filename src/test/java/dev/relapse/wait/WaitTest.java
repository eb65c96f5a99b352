package dev.relapse.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitTest {

    private static final Wait SHORT =
            Wait.atMost(Duration.ofMillis(300)).every(Duration.ofMillis(10));

    @Test
    void returnsTheObservationThatHeld() {
        AtomicInteger looks = new AtomicInteger();
        Probe probe =
                Probe.of(
                        "three looks",
                        () ->
                                looks.incrementAndGet() < 3
                                        ? Observation.notYet("too early", 1)
                                        : Observation.holds("look " + looks.get(), 3));

        assertThat(SHORT.until(probe).observed()).isEqualTo("look 3");
    }

    @Test
    void saysAtTheDeadlineWhatItWaitedForHowLongAndWhatItLastSaw() {
        Probe probe = Probe.of("the moon is full", () -> Observation.notYet("half a moon", 7));

        assertThatThrownBy(() -> SHORT.until(probe))
                .isInstanceOfSatisfying(
                        WaitFailed.DeadlinePassed.class,
                        e -> assertThat(e.lastCount()).isEqualTo(7))
                .hasMessage("waited 0.3 s for: the moon is full; last seen: half a moon");
    }

    @Test
    void endsAtOnceWhenTheProbeIsBroken() {
        Probe probe = Probe.of("x", () -> Observation.broken("no such series"));

        assertThatThrownBy(() -> Wait.atMost(Duration.ofHours(1)).until(probe))
                .isInstanceOf(WaitFailed.Aborted.class)
                .hasMessageContaining("no such series");
    }

    @Test
    void endsAtOnceWhenAnAbortCheckFires() {
        Probe probe = Probe.of("x", () -> Observation.notYet("not yet", 1));

        assertThatThrownBy(
                        () ->
                                Wait.atMost(Duration.ofHours(1))
                                        .abortIf(Optional::empty)
                                        .abortIf(() -> Optional.of("etcd died"))
                                        .until(probe))
                .isInstanceOf(WaitFailed.Aborted.class)
                .hasMessageContaining("etcd died");
    }

    @Test
    void takesAnExceptionOfTheReadingAsNothingSeen() {
        Probe probe =
                Probe.of(
                        "x",
                        () -> {
                            throw new IOException("connection refused");
                        });

        assertThatThrownBy(() -> SHORT.until(probe))
                .isInstanceOfSatisfying(
                        WaitFailed.DeadlinePassed.class, e -> assertThat(e.lastCount()).isZero())
                .hasMessageContaining("IOException: connection refused");
    }

    @Test
    void tellsOfEveryLook() {
        List<String> told = new ArrayList<>();
        Probe probe = Probe.of("x", () -> Observation.holds("there", 1));

        SHORT.telling((what, seen, left) -> told.add(what + " " + seen)).until(probe);

        assertThat(told).containsExactly("x there");
    }
}
