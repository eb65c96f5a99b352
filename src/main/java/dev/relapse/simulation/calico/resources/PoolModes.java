package dev.relapse.simulation.calico.resources;

import java.util.Locale;
import java.util.Optional;

/** The encapsulation of an IP pool, as its environment variables spell it. */
final class PoolModes {

    private PoolModes() {}

    /** {@code Never}, {@code CrossSubnet} or {@code Always}; empty for what is none of them. */
    static Optional<String> parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "off", "never" -> Optional.of("Never");
            case "crosssubnet", "cross-subnet" -> Optional.of("CrossSubnet");
            case "always" -> Optional.of("Always");
            default -> Optional.empty();
        };
    }
}
