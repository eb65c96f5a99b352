package dev.relapse.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

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
                    .enable(
                            com.fasterxml.jackson.databind.DeserializationFeature
                                    .FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final DocumentSchema schema;

    private SchemaCheckedYaml(DocumentSchema schema) {
        this.schema = schema;
    }

    /**
     * A reader for one schema.
     *
     * @param owner the class beside which the schema lies as a resource
     * @param resource the schema's file name
     */
    public static SchemaCheckedYaml against(Class<?> owner, String resource) {
        return new SchemaCheckedYaml(DocumentSchema.beside(owner, resource));
    }

    /**
     * Reads and checks one file.
     *
     * @throws MalformedFileException naming the file, the key and what is wrong
     */
    public JsonNode read(Path file) {
        JsonNode tree = parse(file);
        List<String> complaints = schema.complaints(tree);
        if (!complaints.isEmpty()) {
            throw new MalformedFileException(file + ": " + String.join("\n  ", complaints));
        }
        return tree;
    }

    /**
     * As {@link #read(Path)}, as a record of the type.
     *
     * @throws MalformedFileException as {@link #read(Path)}
     */
    public <T> T read(Path file, Class<T> type) {
        try {
            return YAML.treeToValue(read(file), type);
        } catch (JsonProcessingException e) {
            throw new MalformedFileException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode parse(Path file) {
        try {
            JsonNode tree = YAML.readTree(Files.readString(file));
            return tree == null ? YAML.missingNode() : tree;
        } catch (NoSuchFileException e) {
            throw new MalformedFileException(file + " does not exist", e);
        } catch (JsonProcessingException e) {
            throw new MalformedFileException(
                    "%s: line %s: %s; correct the YAML"
                            .formatted(
                                    file,
                                    e.getLocation() == null ? "?" : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new MalformedFileException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
