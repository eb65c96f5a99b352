package dev.relapse.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.data.MalformedFileException;
import dev.relapse.data.SchemaCheckedYaml;
import dev.relapse.evidence.WatchedKind;
import dev.relapse.host.Command;
import dev.relapse.host.HostNeed;
import dev.relapse.host.HostNeeds;
import dev.relapse.subject.SubjectInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code scenario.yaml}. */
public final class ScenarioFile {

    private static final SchemaCheckedYaml READER =
            SchemaCheckedYaml.against(ScenarioFile.class, "scenario.schema.json");

    private ScenarioFile() {}

    /**
     * The scenario of a folder; the folder's name is its id.
     *
     * @throws MalformedFileException naming the file, the place and the fault
     */
    public static ScenarioDefinition read(Path folder) {
        Path file = folder.resolve("scenario.yaml");
        JsonNode root = READER.read(file);
        Settings settings = new Settings(scalars(root.path("settings")));
        try {
            Optional<SubjectInputs> subject =
                    SubjectSection.read(root.path("subject"), settings, folder);
            return new ScenarioDefinition(
                    folder.getFileName().toString(),
                    root.path("title").asText(),
                    list(root.path("links"), ScenarioFile::link),
                    list(root.path("clusters"), JsonNode::asText),
                    scalars(root.path("notOn")),
                    BlastRadiusSection.read(root.path("blastRadius")),
                    needs(root.path("needs")),
                    named(root.path("components"), ScenarioFile::component),
                    named(root.path("timers"), ScenarioFile::timer),
                    list(root.path("watch"), n -> WatchedKind.parse(n.asText())),
                    list(root.path("tolerances"), ScenarioFile::tolerance),
                    subject,
                    new VariantsSection(root, settings, subject, folder).read(),
                    folder);
        } catch (IllegalArgumentException e) {
            throw new MalformedFileException(file + ": " + e.getMessage(), e);
        }
    }

    private static Link link(JsonNode node) {
        return new Link(node.path("title").asText(), node.path("url").asText());
    }

    private static UsedComponent component(Map.Entry<String, JsonNode> entry) {
        JsonNode node = entry.getValue();
        return new UsedComponent(
                entry.getKey(),
                node.path("version").asText(UsedComponent.PINNED),
                Optional.ofNullable(node.path("fixed").asText(null)),
                list(node.path("programs"), JsonNode::asText),
                node.path("role").asText(),
                list(node.path("onlyIn"), JsonNode::asText),
                list(node.path("onlyOn"), JsonNode::asText));
    }

    private static Needs needs(JsonNode node) {
        Map<String, List<HostNeed>> hostOn = new LinkedHashMap<>();
        node.path("hostOn")
                .properties()
                .forEach(e -> hostOn.put(e.getKey(), list(e.getValue(), ScenarioFile::hostNeed)));
        return new Needs(
                Durations.parse(node.path("time").asText()),
                node.path("memoryMiB").asInt(),
                list(node.path("host"), ScenarioFile::hostNeed),
                hostOn,
                node.path("realNodes").asInt(1),
                node.path("freshCluster").asBoolean(false));
    }

    private static HostNeed hostNeed(JsonNode node) {
        return node.isTextual()
                ? HostNeeds.named(node.asText())
                : new Command(node.path("command").asText(), node.path("package").asText());
    }

    private static Tolerance tolerance(JsonNode node) {
        return new Tolerance(
                node.path("probe").asText(),
                Leeway.parse(node.path("within").asText()),
                node.path("why").asText());
    }

    private static Timer timer(Map.Entry<String, JsonNode> entry) {
        JsonNode node = entry.getValue();
        return new Timer(
                entry.getKey(),
                node.path("upstream").asText(),
                node.path("used").asText(),
                node.path("source").asText());
    }

    /** The values of an object, as text. */
    static Map<String, String> scalars(JsonNode node) {
        Map<String, String> values = new LinkedHashMap<>();
        node.properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        return values;
    }

    private static <T> List<T> named(
            JsonNode node, Function<Map.Entry<String, JsonNode>, T> reader) {
        return node.properties().stream().map(reader).toList();
    }

    static <T> List<T> list(JsonNode node, Function<JsonNode, T> reader) {
        List<T> items = new ArrayList<>();
        node.forEach(n -> items.add(reader.apply(n)));
        return items;
    }
}
