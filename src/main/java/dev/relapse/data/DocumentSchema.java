package dev.relapse.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.relapse.file.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of our JSON schemas, and its complaints in plain words. Formats such as date-time count. */
public final class DocumentSchema {

    /** Beside a demand: what to do where it is not met. Not a keyword of JSON Schema. */
    private static final String REMEDY = "remedy";

    private static final Dialect DIALECT =
            Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword(REMEDY))
                    .build();

    private final String name;
    private final JsonNode document;
    private final Schema schema;

    private DocumentSchema(String name, JsonNode document) {
        this.name = name;
        this.document = document;
        this.schema = SchemaRegistry.withDialect(DIALECT).getSchema(document);
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

    /**
     * A schema that lies beside what it is about.
     *
     * @throws MalformedFileException when it is not there or no JSON
     */
    public static DocumentSchema at(Path file) {
        try {
            return new DocumentSchema(
                    file.getFileName().toString(),
                    new ObjectMapper().readTree(TextFile.read(file)));
        } catch (IOException e) {
            throw new MalformedFileException(
                    "the schema %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** What fits it, in a few words. */
    public String title() {
        return document.path("title").asText(name);
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
            default -> "%s %s; %s".formatted(at, error.getMessage(), remedy(error));
        };
    }

    private String remedy(Error error) {
        return document.at(parent(error)).path(REMEDY).asText("correct it");
    }

    private static String parent(Error error) {
        String path = error.getSchemaLocation().getFragment().toString();
        return path.substring(0, path.lastIndexOf('/'));
    }

    private String knownKeys(Error error) {
        List<String> names = new ArrayList<>();
        document.at(parent(error)).path("properties").fieldNames().forEachRemaining(names::add);
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
