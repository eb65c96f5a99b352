package dev.relapse.simulation.autoscaler.log;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Go's {@code fmt} prints them, so that log lines read as upstream's. */
public final class GoNumber {

    private static final int SHORTEST_EXPONENT_LIMIT = 21;

    private GoNumber() {}

    /** As {@code %.6g}. */
    public static String sixDigits(double value) {
        return special(value, print(value, 6, 6));
    }

    /** As {@code %v}: the fewest digits that give the same double again. */
    public static String shortest(double value) {
        if (!Double.isFinite(value)) {
            return special(value, "");
        }
        for (int digits = 1; digits < 17; digits++) {
            if (rounded(value, digits).doubleValue() == value) {
                return print(value, digits, SHORTEST_EXPONENT_LIMIT);
            }
        }
        return print(value, 17, SHORTEST_EXPONENT_LIMIT);
    }

    private static String special(double value, String finite) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : finite;
    }

    private static String print(double value, int digits, int exponentLimit) {
        if (!Double.isFinite(value)) {
            return "";
        }
        BigDecimal number = rounded(value, digits).stripTrailingZeros();
        if (number.signum() == 0) {
            return "0";
        }
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= -4 && exponent < exponentLimit) {
            return number.toPlainString();
        }
        String mantissa = number.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return String.format("%se%s%02d", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }
}
