package dev.relapse.simulation.calico.log;

import java.util.Locale;
import java.util.Optional;

/** The levels of logrus, the least important last. */
public enum Level {
    PANIC,
    FATAL,
    ERROR,
    WARNING,
    INFO,
    DEBUG,
    TRACE;

    /** Reads a level as logrus does; {@code warn} is short for {@code warning}. */
    public static Optional<Level> parse(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        for (Level level : values()) {
            if (level.name().equals(name.equals("WARN") ? "WARNING" : name)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
