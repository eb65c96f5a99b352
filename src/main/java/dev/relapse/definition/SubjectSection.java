package dev.relapse.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.data.DocumentSchema;
import dev.relapse.subject.Choice;
import dev.relapse.subject.Guard;
import dev.relapse.subject.Reading;
import dev.relapse.subject.Reading.How;
import dev.relapse.subject.Selector;
import dev.relapse.subject.SubjectInput;
import dev.relapse.subject.SubjectInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The key {@code subject} of {@code scenario.yaml}. */
final class SubjectSection {

    private SubjectSection() {}

    /**
     * Empty when there is none.
     *
     * @param folder the scenario's, in which the schemas lie
     * @throws IllegalArgumentException for a setting that the scenario does not have
     */
    static Optional<SubjectInputs> read(JsonNode node, Settings known, Path folder) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        List<SubjectInput> inputs = new ArrayList<>();
        node.path("inputs")
                .properties()
                .forEach(e -> inputs.add(input(e.getKey(), e.getValue(), folder)));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.putAll(ScenarioFile.scalars(node.path("settings")));
        settings.keySet().forEach(known::text);
        inputs.forEach(input -> input.sets().keySet().forEach(known::text));
        inputs.forEach(input -> input.guard().settings().keySet().forEach(known::text));
        return Optional.of(new SubjectInputs(settings, inputs));
    }

    private static SubjectInput input(String name, JsonNode node, Path folder) {
        return new SubjectInput(
                name,
                node.path("what").asText(),
                new Selector(
                        text(node.path("group")),
                        text(node.path("kind")),
                        text(node.path("name")),
                        text(node.path("namespace")),
                        text(node.path("container")),
                        text(node.path("file"))),
                choice(node),
                text(node.path("schema")).map(folder::resolve).map(DocumentSchema::at),
                guard(node.path("guard")),
                ScenarioFile.list(node.path("notTheirs"), JsonNode::asText),
                readings(node.path("sets")),
                readings(node.path("versions")));
    }

    private static Choice choice(JsonNode node) {
        return new Choice(
                text(node.path("without")),
                node.path("prefer").properties().stream()
                        .map(e -> Map.entry(e.getKey(), e.getValue().asText()))
                        .findFirst());
    }

    private static Guard guard(JsonNode node) {
        return node.isMissingNode()
                ? Guard.NONE
                : new Guard(
                        true,
                        text(node.path("argument")),
                        named(node),
                        ScenarioFile.list(node.path("not"), JsonNode::asText),
                        ScenarioFile.scalars(node.path("settings")));
    }

    private static Map<String, Reading> readings(JsonNode node) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        node.properties().forEach(e -> readings.put(e.getKey(), reading(e.getValue())));
        return readings;
    }

    private static Reading reading(JsonNode node) {
        return named(node)
                .orElseGet(
                        () ->
                                Reading.of(
                                        How.valueOf(
                                                node.asText()
                                                        .toUpperCase(Locale.ROOT)
                                                        .replace('-', '_'))));
    }

    /** One that says what it looks for, if it is one. */
    private static Optional<Reading> named(JsonNode node) {
        return Stream.of(How.FIELD, How.ENV, How.LINE)
                .filter(how -> node.has(how.name().toLowerCase(Locale.ROOT)))
                .map(
                        how ->
                                new Reading(
                                        how,
                                        node.path(how.name().toLowerCase(Locale.ROOT)).asText(),
                                        text(node.path("otherwise"))))
                .findFirst();
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.asText(null));
    }
}
