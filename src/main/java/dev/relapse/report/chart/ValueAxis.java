package dev.relapse.report.chart;

import java.util.DoubleSummaryStatistics;
import java.util.stream.Stream;

/** The vertical axis of a plot. */
record ValueAxis(double low, double high) {

    // Below this share of the largest value, leaving out zero would exaggerate changes.
    private static final double FAR_FROM_ZERO = 0.8;

    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    /** From one round number to another around every finite value, zero included if it is near. */
    static ValueAxis of(Stream<Double> all) {
        DoubleSummaryStatistics values =
                all.mapToDouble(Double::doubleValue).filter(Double::isFinite).summaryStatistics();
        if (values.getCount() == 0) {
            return new ValueAxis(0, 1);
        }
        double low = values.getMin();
        double high = values.getMax();
        boolean flat = low == high;
        if (low > 0 && (flat || low < FAR_FROM_ZERO * high)) {
            low = 0;
        } else if (high < 0 && flat) {
            high = 0;
        }
        return low == high ? new ValueAxis(low, low + 1) : rounded(low, high);
    }

    private static ValueAxis rounded(double low, double high) {
        double rough = (high - low) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power;
        for (double round : ROUND) {
            step = round * power;
            if (step >= rough) {
                break;
            }
        }
        return new ValueAxis(step * Math.floor(low / step), step * Math.ceil(high / step));
    }

    /** From 0 at the top to {@code height} at the bottom. */
    double y(double value, double height) {
        return height * (high - value) / (high - low);
    }
}
