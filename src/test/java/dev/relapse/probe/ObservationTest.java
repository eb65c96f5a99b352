package dev.relapse.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationTest {

    @Test
    void emptyNeverHolds() {
        assertThatThrownBy(() -> Observation.holds("all zero targets are up", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allOfHoldsOnlyWhenEachPartDoes() throws Exception {
        Probe yes = Probe.of("yes", () -> Observation.holds("yes", 2));
        Probe no = Probe.of("no", () -> Observation.notYet("no", 1));

        assertThat(new AllOf("both", List.of(yes, yes)).observe())
                .isEqualTo(Observation.holds("yes; yes", 4));
        assertThat(new AllOf("both", List.of(yes, no)).observe())
                .isEqualTo(Observation.notYet("no", 1));
        assertThatThrownBy(() -> new AllOf("none", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
