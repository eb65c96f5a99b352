package dev.relapse.verdict;

import java.util.Locale;
import java.util.Objects;

/**
 * What is on record of one release: a replay on it either agrees, or one of the two is wrong.
 *
 * @param component whose release
 * @param version the release
 * @param state whether it has the incident
 * @param why in one sentence; what is missing where the state is unknown
 * @param source where that was read
 */
public record Recorded(String component, String version, State state, String why, String source) {

    /** Whether a release has the incident. */
    public enum State {
        AFFECTED,
        FREE,
        /** Of a branch, or later than the last release, that was read. */
        UNKNOWN;

        /** As a person says it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a replay of every recorded release is asked for: {@code -Dfrontier=<component>}. */
    public static final String PROPERTY = "frontier";

    public Recorded {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(source, "source");
    }

    /** Such as {@code calico 3.24.3, recorded as affected}. */
    public String label() {
        return component + " " + version + ", recorded as " + state.label();
    }

    /** As the name of a folder. */
    public String folderName() {
        return (component + "-" + version).replaceAll("[^A-Za-z0-9._-]", "-");
    }

    /** The whole record in one sentence. */
    public String inOneSentence() {
        return "versions.yaml records %s %s as %s: %s (%s)"
                .formatted(component, version, state.label(), why, source);
    }
}
