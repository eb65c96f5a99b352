package dev.relapse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.timeline.Timeline.Level;
import dev.relapse.timeline.Timeline.Point;
import dev.relapse.timeline.Timeline.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotTest {

    private static final Instant START = Instant.parse("2025-03-04T10:00:00Z");
    private static final TimeAxis AXIS = new TimeAxis(START, START.plusSeconds(100));
    private static final double NOTHING = Double.NaN;

    @Test
    void aStepHoldsUntilTheNextPointAndNoLonger() {
        assertThat(path(plot(true, 0, 0, 50, 10, 80, 10)))
                .isEqualTo("M0.00 100.00H500.00V0.00H800.00");
    }

    @Test
    void aLineJoinsItsPoints() {
        assertThat(path(plot(false, 0, 0, 50, 10, 100, 5)))
                .isEqualTo("M0.00 100.00L500.00 0.00L1000.00 50.00");
    }

    @Test
    void aValueThatIsNotANumberCutsTheCurve() {
        Plot plot = plot(true, 0, 10, 20, NOTHING, 40, 10, 60, 0);

        assertThat(path(plot)).isEqualTo("M0.00 0.00H200.00 M400.00 0.00H600.00V100.00H600.00");
        assertThat(plot.gaps()).containsExactly(new Plot.Block("20.00%", "20.00%"));
        assertThat(plot.inWords()).contains("3 points").contains("gaps without data: 1");
    }

    @Test
    void aGapAtTheEndLastsToTheEndOfTheAxis() {
        assertThat(plot(false, 0, 1, 10, 2, 20, NOTHING).gaps())
                .containsExactly(new Plot.Block("10.00%", "90.00%"));
    }

    @Test
    void aLineIsNotDrawnAcrossAMissingStretch() {
        Plot plot = plot(false, 0, 1, 10, 1, 20, 1, 30, 1, 80, 1, 90, 1);

        assertThat(plot.gaps()).containsExactly(new Plot.Block("30.00%", "50.00%"));
        assertThat(path(plot)).contains("L300.00 0.00 M800.00");
    }

    @Test
    void aLonelyPointIsADot() {
        assertThat(plot(false, 10, 1, 20, NOTHING, 30, 2).curves().get(0).dots())
                .containsExactly(
                        new Curve.Dot("10.00%", "50.00%"), new Curve.Dot("30.00%", "0.00%"));
    }

    @Test
    void aSeriesWithoutAnyValueSaysSo() {
        Plot plot = plot(false, 10, NOTHING);

        assertThat(plot.inWords()).isEqualTo("No value is known.");
        assertThat(path(plot)).isEmpty();
        assertThat(plot.gaps()).containsExactly(new Plot.Block("10.00%", "90.00%"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1",
        "3, 3, 0, 3",
        "1, 10, 0, 10",
        "0, 421.57, 0, 500",
        "0, 0.07, 0, 0.08",
        "980, 1000, 980, 1000",
        "-3, 4, -4, 4",
        "-5, -5, -5, 0"
    })
    void theScaleRunsBetweenRoundNumbers(double one, double other, String low, String high) {
        Plot plot = plot(false, 0, one, 10, other);

        assertThat(plot.low()).isEqualTo(low);
        assertThat(plot.high()).isEqualTo(high);
    }

    @Test
    void aLevelToCompareWithIsInsideTheScale() {
        Series series = new Series("CPU", "", "m", true, List.of(new Point(START, 10)));

        Plot plot = Plot.of(List.of(series), List.of(new Level("CPU", "target", 40)), AXIS);

        assertThat(plot.high()).isEqualTo("40");
        assertThat(plot.lines()).containsExactly(new Plot.Line("target: 40 m", "0.00%"));
    }

    @Test
    void linesOfOneNameShareAPlotAndItsScale() {
        Series idle = new Series("CPU", "envoy-0", "m", true, List.of(new Point(START, 10)));
        Series busy = new Series("CPU", "envoy-1", "m", true, List.of(new Point(START, 80)));
        Series other = new Series("pods", "", "", true, List.of(new Point(START, 2)));

        List<Plot> plots = Plot.all(List.of(idle, other, busy), name -> List.of(), AXIS);

        assertThat(plots).extracting(Plot::name).containsExactly("CPU", "pods");
        assertThat(plots.get(0).curves())
                .extracting(Curve::label)
                .containsExactly("envoy-0", "envoy-1");
        assertThat(plots.get(0).high()).isEqualTo("80");
        assertThat(plots.get(0).inWords()).contains("envoy-0: 1 points", "envoy-1: 1 points");
    }

    private static String path(Plot plot) {
        return plot.curves().get(0).path();
    }

    private static Plot plot(boolean step, double... secondsAndValues) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < secondsAndValues.length; i += 2) {
            points.add(
                    new Point(
                            START.plusSeconds((long) secondsAndValues[i]),
                            secondsAndValues[i + 1]));
        }
        return Plot.of(List.of(new Series("value", "", "", step, points)), List.of(), AXIS);
    }
}
