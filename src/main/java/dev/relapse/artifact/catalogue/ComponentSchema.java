package dev.relapse.artifact.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The JSON schema of {@code component.yaml}, and its complaints in plain words. */
final class ComponentSchema {

    private static final String RESOURCE = "component.schema.json";

    private final JsonNode document;
    private final Schema schema;

    private ComponentSchema(JsonNode document) {
        this.document = document;
        this.schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(document);
    }

    static ComponentSchema load() {
        try (InputStream in = ComponentSchema.class.getResourceAsStream(RESOURCE)) {
            return new ComponentSchema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** One sentence for each thing that is wrong, with the key it is wrong at. */
    List<String> complaints(JsonNode component) {
        List<String> sentences = new ArrayList<>();
        for (Error error : schema.validate(component)) {
            sentences.add(sentence(error));
        }
        return sentences;
    }

    private String sentence(Error error) {
        String at = key(error.getInstanceLocation().toString());
        return switch (error.getKeyword()) {
            case "additionalProperties" ->
                    "unknown key %s; remove it or use one of: %s"
                            .formatted(join(at, error.getProperty()), knownKeys(error));
            case "required" -> "%s is missing; add it".formatted(join(at, error.getProperty()));
            default -> "%s %s; correct it".formatted(at, error.getMessage());
        };
    }

    // The schema has no $ref, so that the path of an evaluation is a path into the document.
    private String knownKeys(Error error) {
        String path = error.getEvaluationPath().toString();
        String parent = path.substring(0, path.lastIndexOf('/'));
        List<String> names = new ArrayList<>();
        document.at(parent).path("properties").fieldNames().forEachRemaining(names::add);
        return String.join(", ", names);
    }

    private static String key(String pointer) {
        return pointer.isEmpty()
                ? "the document"
                : pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
    }

    private static String join(String at, String property) {
        return at.equals("the document") ? property : at + "." + property;
    }
}
