package dev.relapse.definition;

import dev.relapse.verdict.Verdict;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of a scenario class: the same code and probes with other data.
 *
 * @param name as on the command line; the first variant of a scenario is its main one
 * @param title what it shows, in one sentence
 * @param expected the verdict that makes Maven green
 * @param tier when the whole catalogue includes it
 * @param settings the scenario's settings with this variant's own values in place
 * @param versions the version by component where it differs from the scenario's
 * @param fault what it breaks in the harness, or empty
 */
public record Variant(
        String name,
        String title,
        Verdict expected,
        Tier tier,
        Settings settings,
        Map<String, String> versions,
        Optional<Fault> fault) {
    public Variant {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(settings, "settings");
        versions = Map.copyOf(versions);
        Objects.requireNonNull(fault, "fault");
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a variant name: " + name);
        }
    }
}
