package dev.relapse.simulation.adapter.usage;

/**
 * Writes thousandths in the canonical form of a Kubernetes <a
 * href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">quantity</a>:
 * no fraction, the largest suffix that keeps the value exact.
 */
final class Quantities {

    private static final String[] DECIMAL = {"m", "", "k", "M", "G", "T", "P", "E"};
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

    private Quantities() {}

    /** Powers of ten, as CPU is written. */
    static String decimal(long thousandths) {
        return thousandths == 0 ? "0" : reduced(thousandths, 1000, DECIMAL);
    }

    /** Powers of two, as memory is written; below 1024 and for fractions the decimal form. */
    static String binary(long thousandths) {
        if (thousandths % 1000 != 0 || thousandths < 1024 * 1000L) {
            return decimal(thousandths);
        }
        return reduced(thousandths / 1000, 1024, BINARY);
    }

    private static String reduced(long value, long base, String[] suffixes) {
        int power = 0;
        long rest = value;
        while (rest % base == 0 && power < suffixes.length - 1) {
            rest /= base;
            power++;
        }
        return rest + suffixes[power];
    }
}
