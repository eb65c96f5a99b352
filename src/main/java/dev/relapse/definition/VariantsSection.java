package dev.relapse.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.proof.Phase;
import dev.relapse.subject.Subject;
import dev.relapse.subject.SubjectInputs;
import dev.relapse.verdict.Candidates;
import dev.relapse.verdict.Control;
import dev.relapse.verdict.Occasion;
import dev.relapse.verdict.SubjectRecord;
import dev.relapse.verdict.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The key {@code variants} of {@code scenario.yaml}.
 *
 * @param root the whole file
 * @param settings the scenario's own
 * @param inputs what it takes from a team's manifests
 * @param folder the scenario's, in which the manifests of a variant lie
 */
record VariantsSection(
        JsonNode root, Settings settings, Optional<SubjectInputs> inputs, Path folder) {

    /** All of them by name, in their order. */
    Map<String, Variant> read() {
        Map<String, Variant> variants = new LinkedHashMap<>();
        root.path("variants")
                .properties()
                .forEach(e -> variants.put(e.getKey(), variant(e.getKey(), e.getValue())));
        return variants;
    }

    private Variant variant(String name, JsonNode node) {
        try {
            Control control = control(node.path("control"));
            Verdict usual = control == null ? Verdict.RECOVERED : Verdict.NOT_RECOVERED;
            Subject subject = subject(node.path("subject"));
            SubjectRecord theirs = node.has("subject") ? subject.record() : null;
            Map<String, String> versions = ScenarioFile.scalars(node.path("versions"));
            return new Variant(
                    name,
                    node.path("title").asText(),
                    Verdict.valueOf(node.path("expected").asText(usual.name())),
                    Tier.valueOf(node.path("tier").asText("nightly").toUpperCase(Locale.ROOT)),
                    settings.with(ScenarioFile.scalars(node.path("settings")))
                            .with(subject.settings()),
                    versions,
                    candidates(node, subject, versions),
                    new Occasion(control, null, theirs, null),
                    fault(node.path("fault")),
                    ScenarioFile.scalars(node.path("notOn")),
                    workaround(node).or(() -> workaround(root)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("variant '" + name + "': " + e.getMessage(), e);
        }
    }

    /** Those that it names, and the versions of its subject that are not its own. */
    private Candidates candidates(JsonNode node, Subject subject, Map<String, String> versions) {
        Map<String, String> candidates = new LinkedHashMap<>(subject.versions());
        candidates.entrySet().removeIf(e -> e.getValue().equals(ownVersion(e.getKey(), versions)));
        candidates.putAll(ScenarioFile.scalars(node.path("candidates")));
        return new Candidates(candidates);
    }

    private String ownVersion(String component, Map<String, String> versions) {
        return versions.getOrDefault(
                component, root.path("components").path(component).path("version").asText(null));
    }

    private Subject subject(JsonNode node) {
        if (node.isMissingNode()) {
            return Subject.none();
        }
        return Subject.read(
                folder,
                node.asText(),
                List.of(),
                inputs.orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "it judges manifests, of which the scenario takes nothing;"
                                                + " declare its inputs under the key subject")));
    }

    private Control control(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        String main = root.path("variants").fieldNames().next();
        Control.Kind kind = node.has("placebo") ? Control.Kind.PLACEBO : Control.Kind.ABLATION;
        return new Control(
                kind,
                node.path("of").asText(main),
                node.path(kind == Control.Kind.PLACEBO ? "placebo" : "without").asText());
    }

    private static Optional<Fault> fault(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        Phase during = Phase.labelled(node.path("during").asText()).orElseThrow();
        return Optional.of(new Fault(node.path("kill").asText(), during));
    }

    private static Optional<String> workaround(JsonNode node) {
        return Optional.ofNullable(node.path("workaround").asText(null));
    }
}
