package dev.relapse.report.chart;

import java.util.Locale;

/** Numbers as SVG attributes want them. */
final class Svg {

    private Svg() {}

    static String percent(double value) {
        return number(value) + "%";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
