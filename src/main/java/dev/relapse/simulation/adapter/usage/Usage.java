package dev.relapse.simulation.adapter.usage;

/**
 * What something uses.
 *
 * @param cpu a quantity in cores
 * @param memory a quantity in bytes
 */
public record Usage(String cpu, String memory) {

    static Usage of(double cores, double bytes) {
        return new Usage(
                Quantities.decimal(thousandths(cores)), Quantities.binary(thousandths(bytes)));
    }

    // Upstream replaces what cannot be a usage by zero instead of dropping it.
    private static long thousandths(double value) {
        return Double.isNaN(value) || value < 0 ? 0 : (long) (value * 1000.0);
    }
}
