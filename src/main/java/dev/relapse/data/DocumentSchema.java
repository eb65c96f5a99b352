package dev.relapse.data;

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

/** One of our JSON schemas, and its complaints in plain words. Formats such as date-time count. */
public final class DocumentSchema {

    private final String name;
    private final JsonNode document;
    private final Schema schema;

    private DocumentSchema(String name, JsonNode document) {
        this.name = name;
        this.document = document;
        this.schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(document);
    }

    /**
     * A schema that lies beside a class.
     *
     * @param owner the class beside which it lies as a resource
     * @param resource its file name
     */
    public static DocumentSchema beside(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no schema " + resource + " beside " + owner);
            }
            return new DocumentSchema(resource, new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read schema " + resource, e);
        }
    }

    /** Its file name. */
    public String name() {
        return name;
    }

    /** One sentence for each thing that is wrong, with the key it is wrong at, sorted. */
    public List<String> complaints(JsonNode candidate) {
        return schema
                .validate(
                        candidate,
                        execution ->
                                execution.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(this::sentence)
                .sorted()
                .toList();
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

    private String knownKeys(Error error) {
        String path = error.getSchemaLocation().getFragment().toString();
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
