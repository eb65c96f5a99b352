package dev.relapse.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads YAML files that must fit a JSON schema of ours; anything the schema does not know is
 * refused.
 */
public final class SchemaCheckedYaml {

    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(
                            com.fasterxml.jackson.core.JsonParser.Feature
                                    .STRICT_DUPLICATE_DETECTION)
                    .build();

    private final Schema schema;
    private final String schemaName;

    private SchemaCheckedYaml(Schema schema, String schemaName) {
        this.schema = schema;
        this.schemaName = schemaName;
    }

    /**
     * A reader for one schema.
     *
     * @param owner the class beside which the schema lies as a resource
     * @param resource the schema's file name
     */
    public static SchemaCheckedYaml against(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no schema " + resource + " beside " + owner);
            }
            Schema schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(in);
            return new SchemaCheckedYaml(schema, resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read schema " + resource, e);
        }
    }

    /**
     * Reads and checks one file.
     *
     * @throws MalformedFileException naming the file, the place in it and what is wrong
     */
    public JsonNode read(Path file) {
        JsonNode tree = parse(file);
        List<Error> errors = schema.validate(tree);
        if (!errors.isEmpty()) {
            throw new MalformedFileException(
                    file
                            + " does not fit "
                            + schemaName
                            + ":"
                            + errors.stream()
                                    .map(e -> "\n  at " + place(e) + ": " + e.getMessage())
                                    .collect(Collectors.joining()));
        }
        return tree;
    }

    private static String place(Error error) {
        String path = error.getInstanceLocation().toString();
        return path.isEmpty() ? "the top" : path;
    }

    private static JsonNode parse(Path file) {
        try {
            JsonNode tree = YAML.readTree(Files.readString(file));
            return tree == null ? YAML.missingNode() : tree;
        } catch (NoSuchFileException e) {
            throw new MalformedFileException(file + " does not exist", e);
        } catch (JsonProcessingException e) {
            throw new MalformedFileException(
                    file
                            + " is not YAML, line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
                            + ": "
                            + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new MalformedFileException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
