package dev.relapse.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AgainstBaselineTest {

    private static final Instant NOW = Instant.parse("2022-11-24T10:00:00Z");

    private final Baseline baseline = new Baseline();
    private final AgainstBaseline against = new AgainstBaseline(baseline);

    /** The values that it had in health, and the one that it has now. */
    private record Recorded(List<Double> before, OptionalDouble now) implements Quantity {
        @Override
        public String name() {
            return "writes";
        }

        @Override
        public String unit() {
            return "1/s";
        }

        @Override
        public List<Double> between(Instant from, Instant until) {
            return before;
        }

        @Override
        public OptionalDouble at(Instant moment) {
            return now;
        }
    }

    @Test
    void exceedsAMultipleOfTheGreatestHealthyValue() throws Exception {
        learn(1.0, 2.0, 1.5);

        assertThat(against.exceeds(now(4.1), 2, 0.1).observe())
                .isInstanceOf(Observation.Holds.class)
                .satisfies(seen -> assertThat(seen.observed()).contains("1.00 to 2.00 in 3"));
        assertThat(against.exceeds(now(4.0), 2, 0.1).observe())
                .isInstanceOf(Observation.NotYet.class);
    }

    @Test
    void aMultipleOfNothingNeedsTheFloor() throws Exception {
        learn(0.0);

        assertThat(against.exceeds(now(0.05), 2, 0.1).observe())
                .isInstanceOf(Observation.NotYet.class);
        assertThat(against.exceeds(now(0.2), 2, 0.1).observe())
                .isInstanceOf(Observation.Holds.class);
    }

    @Test
    void isBackWithinTheSpreadOrTheFloor() throws Exception {
        learn(1.0, 2.0);

        assertThat(against.isBack(now(2.0), 0.1).observe()).isInstanceOf(Observation.Holds.class);
        assertThat(against.isBack(now(2.1), 0.1).observe()).isInstanceOf(Observation.NotYet.class);
        assertThat(against.isBack(now(2.1), 3).observe()).isInstanceOf(Observation.Holds.class);
    }

    @Test
    void noValueIsNoEvidence() throws Exception {
        learn(1.0);

        Observation seen =
                against.isBack(new Recorded(List.of(), OptionalDouble.empty()), 1).observe();
        assertThat(seen.count()).isZero();
        assertThat(seen).isInstanceOf(Observation.NotYet.class);
    }

    @Test
    void whatWasNeverHealthyCannotBeCompared() {
        assertThatThrownBy(() -> against.isBack(now(1.0), 1).observe())
                .hasMessageContaining("no healthy value of 'writes' is known");
    }

    private void learn(Double... values) {
        baseline.learn(
                new Recorded(List.of(values), OptionalDouble.empty()), NOW, NOW, Duration.ZERO);
    }

    private static Quantity now(double value) {
        return new Recorded(List.of(), OptionalDouble.of(value));
    }
}
