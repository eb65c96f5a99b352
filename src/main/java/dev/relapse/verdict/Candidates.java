package dev.relapse.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Versions about to ship, which a replay is to judge; none in a plain replay.
 *
 * @param versions by component, in the order of their names
 */
public record Candidates(@JsonValue Map<String, String> versions) {

    /** Those of a plain replay. */
    public static final Candidates NONE = new Candidates(Map.of());

    /** How one is given: {@code -Dcandidate.<component>=<version>}. */
    public static final String PROPERTY = "candidate.";

    public Candidates {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        versions.forEach(Candidates::requireUsable);
    }

    private static void requireUsable(String component, String version) {
        if (component.isBlank()) {
            throw new IllegalArgumentException(
                    "-D%s=%s: name a component, as in -D%s<component>=<version>"
                            .formatted(PROPERTY, version, PROPERTY));
        }
        if (!version.matches("[0-9A-Za-z][0-9A-Za-z.+_-]*")) {
            throw new IllegalArgumentException(
                    "-D%s%s=%s: '%s' is none; give a version such as 1.2.3"
                            .formatted(PROPERTY, component, version, version));
        }
    }

    public boolean isEmpty() {
        return versions.isEmpty();
    }

    /** A variant's name with them: {@code main, grafana-operator 4.10.1}. */
    public String label(String variant) {
        return variant + each((component, version) -> ", " + component + " " + version);
    }

    /** As options of the command line, each behind a space; may be empty. */
    public String options() {
        return each((component, version) -> " -D" + PROPERTY + component + "=" + version);
    }

    /** As the name of a folder: {@code grafana-operator-4.10.1}. */
    public String folderName() {
        return versions.entrySet().stream()
                .map(e -> e.getKey() + "-" + e.getValue())
                .collect(Collectors.joining("_"))
                .replaceAll("[^A-Za-z0-9._-]", "-");
    }

    private String each(BinaryOperator<String> said) {
        return versions.entrySet().stream()
                .map(e -> said.apply(e.getKey(), e.getValue()))
                .collect(Collectors.joining());
    }
}
