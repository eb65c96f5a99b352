package dev.relapse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.report.chart.TimeAxis.Tick;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAxisTest {

    private static final Instant START = Instant.parse("2025-03-04T10:00:07Z");

    @Test
    void ticksStandAtRoundTimesSinceTheBeginning() {
        assertThat(new TimeAxis(START, START.plusSeconds(310)).ticks())
                .extracting(Tick::label)
                .containsExactly("0:00", "1:00", "2:00", "3:00", "4:00", "5:00");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 7, 59, 60, 61, 299, 4000, 50_000, 400_000})
    void thereAreFewEnoughTicksForAPhone(long seconds) {
        assertThat(new TimeAxis(START, START.plusSeconds(seconds)).ticks()).hasSizeBetween(1, 7);
    }

    @Test
    void placesArePercentOfTheLengthAndStayOnTheAxis() {
        TimeAxis axis = new TimeAxis(START, START.plusSeconds(200));

        assertThat(axis.percent(START.plusSeconds(50))).isEqualTo(25);
        assertThat(axis.percent(START.minusSeconds(1))).isZero();
        assertThat(axis.percent(START.plusSeconds(900))).isEqualTo(100);
    }

    @Test
    void aSingleMomentStillMakesAnAxis() {
        assertThat(new TimeAxis(START, START).percent(START)).isZero();
    }

    @Test
    void anAxisDoesNotRunBackwards() {
        assertThatThrownBy(() -> new TimeAxis(START, START.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
