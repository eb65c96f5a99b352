package dev.relapse.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.subject.SubjectInput;
import dev.relapse.subject.SubjectInput.Guard;
import dev.relapse.subject.SubjectInput.Reading;
import dev.relapse.subject.SubjectInputs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The key {@code subject} of {@code scenario.yaml}. */
final class SubjectSection {

    private SubjectSection() {}

    /**
     * Empty when there is none.
     *
     * @throws IllegalArgumentException for a setting that the scenario does not have
     */
    static Optional<SubjectInputs> read(JsonNode node, Settings known) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        List<SubjectInput> inputs = new ArrayList<>();
        node.path("inputs").properties().forEach(e -> inputs.add(input(e.getKey(), e.getValue())));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.putAll(texts(node.path("settings")));
        settings.keySet().forEach(known::text);
        inputs.forEach(input -> input.sets().keySet().forEach(known::text));
        inputs.forEach(input -> input.guard().settings().keySet().forEach(known::text));
        return Optional.of(new SubjectInputs(settings, inputs));
    }

    private static SubjectInput input(String name, JsonNode node) {
        Map<String, Reading> sets = new LinkedHashMap<>();
        node.path("sets")
                .properties()
                .forEach(e -> sets.put(e.getKey(), reading(e.getValue().asText())));
        List<String> notTheirs = new ArrayList<>();
        node.path("notTheirs").forEach(argument -> notTheirs.add(argument.asText()));
        return new SubjectInput(
                name,
                node.path("what").asText(),
                text(node.path("kind")),
                text(node.path("name")),
                text(node.path("container")),
                guard(node.path("guard")),
                notTheirs,
                sets);
    }

    private static Guard guard(JsonNode node) {
        return node.isMissingNode()
                ? Guard.NONE
                : new Guard(true, text(node.path("argument")), texts(node.path("settings")));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
        return texts;
    }

    private static Reading reading(String text) {
        return Reading.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.asText(null));
    }
}
